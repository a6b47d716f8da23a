"""Runs a command and prints what it took, as JSON; started by `measure.process`.

Linux counts the memory of the process that starts another as the other's peak, so a benchmark that
has just read a large file must not start it itself. This one holds next to nothing.
"""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
took = time.perf_counter() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
told = {
    "status": done.returncode,
    "said": done.stdout.decode(errors="replace")[-2000:],
    "seconds": took,
    "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    "processor": usage.ru_utime + usage.ru_stime,
}
print(json.dumps(told))
