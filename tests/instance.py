"""python -m tests.instance FOLDER BASE OUT URL...: what an app of its own answers, as digests."""

import json
import sys
from hashlib import sha256
from pathlib import Path

from layouts import site


def main(folder: str, base: str, out: str, *urls: str) -> None:
    """Write for each address its ETag, a digest of its bytes and the headers that matter."""
    client = site.build(Path(folder)).server.test_client()
    found = {}
    for url in urls:
        with client.get(url, base_url=base) as answer:
            headers = [answer.headers.get(name) for name in ("ETag", "Link", "Content-Disposition")]
            found[url] = [answer.status_code, sha256(answer.data).hexdigest(), *headers]
    Path(out).write_text(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
