# The operator's image. First `mvn package`, then:
#   docker build -t trimtab/operator:0.1.0 .
# Where docker.io cannot be reached, test-cluster/up makes a base: --build-arg BASE_IMAGE=localhost/trimtab-jre:25
# Kept to what every builder understands: no BuildKit syntax.
ARG BASE_IMAGE=docker.io/library/eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

# 65532 is nobody in particular: it owns no file that it runs, and needs no entry in /etc/passwd.
WORKDIR /opt/trimtab
COPY operator/target/quarkus-app/ ./

# A training run, so that the JVM starts from classes that are already loaded and linked (an ahead-of-time cache, JEP 514).
# There is no cluster here: the operator starts, fails to reach one and ends, and by then has loaded what a start loads.
# The cache fits this JVM and these files only, which is why it is made here and not by the build. Without it (TRAIN=false)
# the JVM says so in one line and starts more slowly.
ARG TRAIN=true
RUN if [ "$TRAIN" = true ]; then \
      KUBERNETES_MASTER=http://127.0.0.1:1 KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT=0 TRIMTAB_LEADER_ELECTION=false \
      timeout 120 java -XX:AOTCacheOutput=/opt/trimtab/app.aot -XX:+UseSerialGC -jar quarkus-run.jar >/tmp/training.log 2>&1; \
      test -s app.aot || { cat /tmp/training.log; exit 1; }; \
      rm -rf /tmp/*; \
    fi

USER 65532:65532
EXPOSE 8080
# The root file system may be read-only; /tmp must not be. The heap takes its share of the container's memory limit, and a
# process that runs out of memory ends, to be restarted: it holds no state.
ENTRYPOINT ["java", "-XX:AOTCache=/opt/trimtab/app.aot", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", \
  "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
