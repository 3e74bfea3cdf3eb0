package dev.trimtab.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpusTest {

    @Test
    void theVariableOfThisProcessDecides() {
        assertThat(Gpus.find(Map.of("CUDA_VISIBLE_DEVICES", "2, 3"))).containsExactly("2", "3");
        assertThat(Gpus.find(Map.of("CUDA_VISIBLE_DEVICES", ""))).isEmpty();
        assertThat(Gpus.find(Map.of("CUDA_VISIBLE_DEVICES", "0,-1,1"))).containsExactly("0");
    }

    @Test
    void theDriversListIsRead() {
        assertThat(Gpus.parse(List.of(
                        "GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-1)", "GPU 1: NVIDIA H100 80GB HBM3 (UUID: GPU-2)")))
                .containsExactly("0", "1");
    }

    @Test
    void slicesStandForTheGpuThatTheyAreCutFrom() {
        assertThat(Gpus.parse(List.of(
                        "GPU 0: NVIDIA A100 (UUID: GPU-1)",
                        "  MIG 3g.20gb     Device  0: (UUID: MIG-a)",
                        "  MIG 3g.20gb     Device  1: (UUID: MIG-b)",
                        "GPU 1: NVIDIA A100 (UUID: GPU-2)")))
                .containsExactly("MIG-a", "MIG-b", "1");
    }
}
