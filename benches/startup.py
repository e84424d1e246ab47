#!/usr/bin/env python3
"""How long until the first screen: starts a command in a pseudo-terminal of 200x50,
waits for words on it, types Q; the median of 15 runs.

    benches/startup.py unread target/release/attache seeds
"""
import fcntl, os, pty, select, struct, sys, termios, time


def first_screen(words, command):
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM='xterm-256color', LC_ALL='C.UTF-8')
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 200, 0, 0))
    seen = b''
    while words not in seen and select.select([terminal], [], [], 5)[0]:
        seen += os.read(terminal, 65536)
    took = time.perf_counter() - begun
    os.write(terminal, b'Q')
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        pass
    os.waitpid(child, 0)
    return took * 1000


runs = sorted(first_screen(sys.argv[1].encode(), sys.argv[2:]) for _ in range(15))
print(f'median {runs[7]:.1f} ms (min {runs[0]:.1f}, max {runs[-1]:.1f})')
