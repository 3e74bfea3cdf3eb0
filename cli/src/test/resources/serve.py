"""A trial that serves its loss: python3 serve.py PORT LOSS. Ends once its page was read twice; misbehaves the first time."""

import http.server
import sys

reads = 0


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        global reads
        reads += 1
        self.send_response(200 if reads > 1 else 302)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()
        self.wfile.write(f"# TYPE loss gauge\nstep {reads}\nloss{{rank=\"0\"}} {sys.argv[2] if reads > 1 else -1}\n".encode())

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer.allow_reuse_address = True
with http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page) as server:
    while reads < 3:
        server.handle_request()
