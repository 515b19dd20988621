#!/usr/bin/env python3
"""A server on 127.0.0.1 for the tests of the network: good answers and bad.

Prints its port, then serves until it is killed.  Every request is a line in
LOG: path, conditions, seconds."""
import gzip, http.server, sys, threading, time, zlib

LOG = open(sys.argv[1], 'a', buffering=1)
LOCK = threading.Lock()
state = {'version': 1, 'busy': 0, 'most': 0}


def entry(n, text, link=None):
    link = '<link>%s</link>' % link if link else ''
    return ('<item><title>Piece %s</title><guid isPermaLink="false">g%s</guid>'
            '%s<description>%s</description></item>' % (n, n, link, text))


def feed(title, *entries):
    return ('<rss version="2.0"><channel><title>%s</title>'
            '<link>http://127.0.0.1/</link>%s</channel></rss>'
            % (title, ''.join(entries))).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *a):
        pass

    def send(self, body, code=200, **headers):
        self.send_response(code)
        headers.setdefault('Content_Length', str(len(body)))
        for k, v in headers.items():
            if v is not None:
                self.send_header(k.replace('_', '-'), v)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        path = self.path.split('?')[0]
        LOG.write('%s %s %.2f\n' % (self.path,
                  self.headers.get('If-None-Match') or '-', time.time()))
        try:
            getattr(self, 'get_' + path.strip('/').split('/')[0],
                    self.get_missing)(path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def get_missing(self, path):
        self.send(b'no', 404)

    def get_feed(self, path):
        etag = '"v%d"' % state['version']
        if self.headers.get('If-None-Match') == etag:
            return self.send(b'', 304, ETag=etag)
        first = ('The mill by the river opens again in spring, says the '
                 'board.' if state['version'] == 1 else
                 'The mill by the river stays shut until autumn.')
        self.send(feed('Mill News', entry(1, first),
                       entry(2, 'A second piece about boats.')), ETag=etag)

    def get_change(self, path):
        state['version'] += 1
        self.send(b'ok')

    def get_gzip(self, path):
        self.send(gzip.compress(feed('Packed', entry('z', 'Packed text.'))),
                  Content_Encoding='gzip')

    def get_moved(self, path):
        self.send(b'', 301, Location='/gzip')

    def get_elsewhere(self, path):
        self.send(b'', 302, Location='/gzip')

    def get_loop(self, path):
        self.send(b'', 302, Location='/loop')

    def get_tofile(self, path):
        self.send(b'', 302, Location='file:///etc/passwd')

    def get_busy(self, path):
        self.send(b'', 429, Retry_After='7200')

    def get_broken(self, path):
        self.send(b'', 500)

    def get_page(self, path):
        self.send(b'<html><head><link rel="alternate" '
                  b'type="application/rss+xml" href="/feed"></head>'
                  b'<body>x</body></html>', Content_Type='text/html')

    def get_nofeed(self, path):
        self.send(b'<html><body>nothing here</body></html>')

    def get_short(self, path):
        body = feed('Short', entry('s', 'Cut off.'))
        self.send(body, Content_Length=str(len(body) + 1000))
        self.close_connection = True

    def get_long(self, path):
        body = feed('Long', entry('l', 'Longer than said.'))
        self.send(body, Content_Length=str(len(body) - 10))
        self.close_connection = True

    def get_endless(self, path):
        self.send(b'', Content_Length=None)
        self.close_connection = True
        self.wfile.write(b'<rss><channel>')
        while True:
            self.wfile.write(b'<item><title>more</title></item>' * 2000)

    def get_bomb(self, path):
        # Twice as much as is taken.
        z = zlib.compressobj(1, zlib.DEFLATED, 31)
        body = b''.join(z.compress(b' ' * (1 << 20)) for _ in range(64))
        self.send(body + z.flush(), Content_Encoding='gzip')

    def get_notgzip(self, path):
        self.send(b'this is plain', Content_Encoding='gzip')

    def get_slow(self, path):
        self.send(b'', Content_Length='1000')
        for _ in range(30):
            self.wfile.write(b' ')
            self.wfile.flush()
            time.sleep(1)

    def get_silent(self, path):
        time.sleep(30)

    def get_wait(self, path):
        # How many wait at once, before any of them has its answer.
        with LOCK:
            state['busy'] += 1
            state['most'] = max(state['most'], state['busy'])
        time.sleep(.3)
        with LOCK:
            state['busy'] -= 1
        self.send(feed('Wait', entry(path, 'Text of ' + path)))

    def get_summary(self, path):
        port = self.server.server_address[1]
        self.send(feed('Summaries', entry('s1', 'In short: rain.',
                  'http://127.0.0.1:%d/article?utm_source=feed' % port)))

    def get_copy(self, path):
        port = self.server.server_address[1]
        self.send(feed('Copies', entry('c1', 'Rain, told by others.',
                  'http://127.0.0.1:%d/article?fbclid=1' % port)))

    def get_article(self, path):
        text = ''.join('<p>It rained on day %d, and the river rose by another '
                       'hand, so that the ferry stayed at its place.</p>' % i
                       for i in range(1, 9))
        self.send(('<html><head><title>Rain</title></head><body><article>'
                   '<h1>Rain</h1>%s</article></body></html>' % text).encode(),
                  Content_Type='text/html; charset=utf-8')

    def get_most(self, path):
        most, state['most'] = state['most'], 0
        self.send(str(most).encode())


server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
server.daemon_threads = True
# All of 127/8 is this machine: so many hosts for those who ask many at once.
for i in range(2, 14):
    other = http.server.ThreadingHTTPServer(
        ('127.0.0.%d' % i, server.server_address[1]), Handler)
    other.daemon_threads = True
    threading.Thread(target=other.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
server.serve_forever()
