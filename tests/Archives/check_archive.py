#!/usr/bin/env python3
"""Checks archives of CustomVision.DataRights without any code of the library: manifests, report.json against the lists, lists against the files.
Usage: check_archive.py ARCHIVE...   Exit code 0: no finding; 1: findings, one a line.
"""
import hashlib, json, os, re, sys

FILE_MEMBERS = {"file": "sha256", "resizedFile": "resizedSha256", "thumbnailFile": "thumbnailSha256"}
PROJECT_LISTS = {"images.jsonl": ("images", "image-files"), "predictions.jsonl": ("predictions", "prediction-files"), "tags.json": ("tags", None),
                 "unlisted.jsonl": ("unlisted", None), "gone.jsonl": ("unlisted", None)}
ITERATION_LISTS = {"images.jsonl": ("iteration-images", "iteration-image-files"), "exports.json": ("models", "model-files"), "tags.json": ("tags", None),
                   "image-performances.jsonl": ("image-performance", None), "suggestions.jsonl": ("suggestions", None)}
NOT_LISTED = ("account", "projects", "iterations", "performance", "dataset")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest(bag, name, found):
    for line in open(os.path.join(bag, name), encoding="utf-8", newline="").read().split("\n")[:-1]:
        sha256, path = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", line).groups()
        path = path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        if not os.path.isfile(os.path.join(bag, path)):
            found(f"{name}: {path} is missing")
        elif digest(os.path.join(bag, path)) != sha256:
            found(f"{name}: {path} has changed")
        yield path


def rows_of(path):
    text = open(path, encoding="utf-8").read()
    if path.endswith(".json"):
        return json.loads(text)
    if text and not text.endswith("\n"):
        raise ValueError("the last line has no end")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def files_of(bag, list_path, rows, found):
    for row in rows:
        for member, sha256 in FILE_MEMBERS.items():
            if row.get(member) is not None:
                file = os.path.normpath(os.path.join(os.path.dirname(list_path), row[member]))
                if not file.startswith("data/projects/") or not os.path.isfile(os.path.join(bag, file)):
                    found(f"{list_path}: names {file}, which is not there")
                elif digest(os.path.join(bag, file)) != row.get(sha256):
                    found(f"{list_path}: the digest of {file} is another, or not given")
                yield file


def place(path):
    parts = path.split("/")
    if parts[:2] == ["data", "projects"] and len(parts) == 4:
        return PROJECT_LISTS.get(parts[3]), (parts[2], None)
    if parts[:2] == ["data", "projects"] and len(parts) == 6 and parts[3] == "iterations":
        return ITERATION_LISTS.get(parts[5]), (parts[2], parts[4])
    return (("domains", None), (None, None)) if path == "data/domains.json" else (None, None)


def check(bag, found):
    payload = set(manifest(bag, "manifest-sha256.txt", found))
    there = {os.path.relpath(os.path.join(folder, file), bag) for folder, _, files in os.walk(bag) for file in files}
    for path in sorted(there ^ (payload | set(manifest(bag, "tagmanifest-sha256.txt", found)) | {"tagmanifest-sha256.txt"})):
        found(f"{path}: in the folder or in a manifest, but not in both")
    size = sum(os.path.getsize(os.path.join(bag, path)) for path in payload & there)
    info = open(os.path.join(bag, "bag-info.txt"), encoding="utf-8").read()
    if f"Payload-Oxum: {size}.{len(payload)}\n" not in info:
        found(f"bag-info.txt: Payload-Oxum is not {size}.{len(payload)}")
    report = json.load(open(os.path.join(bag, "data/report.json"), encoding="utf-8"))
    if f"Export-State: {report['state']}\n" not in info:
        found("bag-info.txt: Export-State is not that of report.json")
    counts, named = {}, set()
    for path in sorted(payload & there):
        category, scope = place(path)
        if category:
            rows = rows_of(os.path.join(bag, path))
            files = list(files_of(bag, path, rows, found))
            named.update(files)
            ids = [row["id"] for row in rows if "id" in row and category[0] != "unlisted"]
            if len(ids) != len(set(ids)):
                found(f"{path}: an id occurs twice")
            counts.update({(name, *scope): number for name, number in zip(category, (len(rows), len(files)))})
    for row in report["categories"]:  # in the account archive of a group: its projects have archives of their own
        elsewhere = "archives" in report and (row.get("projectId") in report["archives"] or row["category"] == "projects")
        key = (row["category"], row.get("projectId"), row.get("iterationId"))
        default = row["found"] if elsewhere or row["category"].split("-")[0] in NOT_LISTED else None
        if row["state"] in ("Exported", "Empty") and counts.get(key, default) != row["found"]:
            found(f"report.json: counts {row['found']} of {key}; the lists have {counts.get(key, 'no such list')}")
    downloads = {path for path in payload if re.match(r"data/projects/[^/]+/(images|predictions|iterations/[^/]+/exports)/", path)}
    for path in sorted(downloads - named):
        found(f"{path}: no list names it")


if __name__ == "__main__":
    findings = []
    for bag in sys.argv[1:]:
        check(bag, lambda text, bag=bag: findings.append(f"{bag}: {text}"))
    print("\n".join(findings) if findings else f"{len(sys.argv) - 1} archive(s) checked, no finding.")
    sys.exit(1 if findings or len(sys.argv) < 2 else 0)
