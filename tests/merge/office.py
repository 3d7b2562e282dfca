"""Edits Word files in LibreOffice with changes recorded, as a reviewer would: office.py JOBS.json

JOBS is a list of {"in": path, "out": path, "edits": [[kind, where, what], ...], "then": "" | "accept" | "reject"}.
"""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PARAGRAPH_BREAK = 0


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def office(profile, pipe):
    return subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not answer")


def found(doc, words):
    search = doc.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    place = doc.findFirst(search)
    if place is None:
        raise SystemExit(f"there is no “{words}” in the document")
    return place


def edit(doc, kind, where, what):
    place = found(doc, where)
    text = place.getText()
    cursor = text.createTextCursorByRange(place)
    if kind == "replace":
        place.String = what
    elif kind == "after":
        text.insertString(place.End, what, False)
    elif kind == "bold":
        place.CharWeight = 150.0
    elif kind == "new paragraph":
        cursor.gotoEndOfParagraph(False)
        text.insertString(cursor.End, what, False)
        text.insertControlCharacter(found(doc, what).Start, PARAGRAPH_BREAK, False)
    elif kind == "split":
        text.insertControlCharacter(place.Start, PARAGRAPH_BREAK, False)
    elif kind == "join":
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = " "
    elif kind == "remove paragraph":
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.String = ""
    else:
        raise SystemExit(f"unknown edit {kind}")


def main():
    jobs = json.loads(Path(sys.argv[1]).read_text())
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"galley{time.time_ns()}"
        program = office(profile, pipe)
        try:
            context = connect(pipe)
            manager = context.ServiceManager
            desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            for job in jobs:
                doc = desktop.loadComponentFromURL(Path(job["in"]).as_uri(), "_blank", 0, (prop("Hidden", True),))
                doc.RecordChanges = True
                for kind, where, what in job["edits"]:
                    edit(doc, kind, where, what)
                if job["then"]:
                    command = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
                    dispatcher.executeDispatch(doc.CurrentController.Frame, command[job["then"]], "", 0, ())
                doc.storeToURL(Path(job["out"]).as_uri(), (prop("FilterName", "MS Word 2007 XML"),))
                doc.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
            program.wait(20)
        finally:
            program.kill()


main()
