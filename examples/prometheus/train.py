"""Fits a line by gradient descent for four seconds and tells its progress at http://localhost:8080/metrics."""

import http.server
import os
import random
import threading
import time

PORT = 8080
EPOCHS, EPOCH_SECONDS = 20, 0.2
LINGER_SECONDS = 4.5  # two scrapes and a bit, so that the last values are seen

lr = float(os.environ.get("TRIMTAB_PARAM_LR", "0.01"))
momentum = float(os.environ.get("TRIMTAB_PARAM_MOMENTUM", "0.0"))
gauges = {}


class Metrics(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/metrics":
            return self.send_error(404)
        text = "".join(f"# TYPE {name} gauge\n{name} {value}\n" for name, value in gauges.items())
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        """Quiet: a line a scrape would drown the training's own."""


server = http.server.ThreadingHTTPServer(("", PORT), Metrics)
threading.Thread(target=server.serve_forever, daemon=True).start()

random.seed(int(os.environ.get("TRIMTAB_SEED", "0")))
points = [(x / 50, 3 * x / 50 - 1 + random.gauss(0, 0.1)) for x in range(-50, 50)]
slope = offset = slope_speed = offset_speed = 0.0
for epoch in range(1, EPOCHS + 1):
    errors = [(slope * x + offset - y, x) for x, y in points]
    slope_speed = momentum * slope_speed - lr * sum(2 * error * x for error, x in errors) / len(errors)
    offset_speed = momentum * offset_speed - lr * sum(2 * error for error, _ in errors) / len(errors)
    slope, offset = slope + slope_speed, offset + offset_speed
    loss = sum((slope * x + offset - y) ** 2 for x, y in points) / len(points)
    gauges = {"epoch": epoch, "loss": loss}
    print(f"epoch {epoch} of {EPOCHS}", flush=True)
    time.sleep(EPOCH_SECONDS)

time.sleep(LINGER_SECONDS)
