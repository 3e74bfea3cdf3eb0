# make test: everything, on a real cluster. Brings one where none is to be had (see test-cluster/README.md).
.PHONY: test build image crds manifests

test:
	@bash -c 'source test-cluster/environment && ./mvnw -B verify'

build:
	./mvnw -B package -DskipTests

image: build
	docker build -t trimtab/operator:0.1.0 $(if $(TRIMTAB_BASE_IMAGE),--build-arg BASE_IMAGE=$(TRIMTAB_BASE_IMAGE)) .

# After a change of the Java types in crds/.
crds:
	./mvnw -B -pl crds test -Dcrds.update=true

# After a change of the chart or the CRDs.
manifests: crds
	deploy/render
