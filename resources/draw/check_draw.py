"""Draw again: `python3 check_draw.py`, beside draw.json and calls.csv. Needs nothing but Python 3.

Every call has a ticket: the SHA-256 of the algorithm's name, the seed and the SHA-256 of the
recording, with a unit separator (0x1F) in between. The lowest tickets are the sample.
"""

import csv
import hashlib
import json
import pathlib
import sys

here = pathlib.Path(__file__).parent
record = json.loads((here / "draw.json").read_text("utf-8"))
frame = (here / record["frame_file"]).read_bytes()
told = {one["uid"]: one["rank"] for one in record["selected"] + record["skipped"]}
is_one_lot = record["plan"] == "company"


def ticket(uid: str) -> str:
    """Return the ticket of a call, as 64 hex digits."""
    return hashlib.sha256(f"qa-draw-1\x1f{record['seed']}\x1f{uid}".encode()).hexdigest()


lines = csv.DictReader(frame.decode("utf-8").splitlines())
calls = [line for line in lines if line["eligible"] == "1"]
again, wrong = {}, []
if hashlib.sha256(frame).hexdigest() != record["frame_sha256"]:
    wrong.append(f"{record['frame_file']} is not the list that was frozen: its SHA-256 differs")
for agent, target in record["n_target"].items():
    uids = [line["uid"] for line in calls if is_one_lot or line["agent"] == agent]
    if len(uids) != record["N_eligible"][agent]:
        wrong.append(f"{len(uids)} calls of '{agent}', not {record['N_eligible'][agent]}")
    due = sum(ticket(uid) < record["tickets_below"].get(agent, "") for uid in uids)
    skipped = sum(is_one_lot or one["agent"] == agent for one in record["skipped"])
    order = sorted(uids, key=ticket)[: max(target, due) + skipped]
    again.update((uid, rank) for rank, uid in enumerate(order, 1))
wrong += [f"{uid} is drawn as number {again[uid]}" for uid in again if told.get(uid) != again[uid]]
wrong += [f"{uid} is told as drawn and is not" for uid in told if uid not in again]
if wrong:
    sys.exit("\n".join(["FAIL", *wrong]))
sys.stdout.write(f"PASS: {len(again)} calls, drawn again from {len(calls)}\n")
