using System.Globalization;
using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;

namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>The documentation of the format, made from the table that the library writes and reads archives by.</summary>
internal static class ArchiveFormatText
{
    public static string Create()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            # The format of an archive

            This page is enough to read an archive without the library. A test makes it from the table by which the library writes, reads and verifies archives
            (`src/CustomVision.DataRights/Archive/Contents`); run it with `APPROVE_ARCHIVE_FORMAT=1` to renew the page. `tests/Archives` has two small archives, and
            `check_archive.py`, a reader in Python that shares no code with the library.

            ## The bag

            An archive is a BagIt 1.0 bag (RFC 8493) in a directory, or the same directory in a zip file. Any BagIt tool verifies it; so does `sha256sum -c manifest-sha256.txt`.

            | file | content |
            |---|---|
            | `bagit.txt` | The version of BagIt, and the encoding of the other files here: UTF-8. |
            | `bag-info.txt` | Labels and values, one a line. |
            | `manifest-sha256.txt` | The SHA-256 of every file below `data/`: 64 hexadecimal digits, two spaces, the path. In paths `%25`, `%0A` and `%0D` stand for `%`, a line feed and a carriage return. |
            | `tagmanifest-sha256.txt` | The SHA-256 of the three files above. Its own SHA-256 is the archive's digest; kept elsewhere, it shows every later change. |
            | `data/` | The payload. |

            The manifest is written last: a directory without it is not a finished archive. A label of `bag-info.txt` is followed by a colon, a space and its value; a line
            that begins with white space continues the value before it. All files of text are UTF-8 without a byte order mark.

            A signed archive has its signature beside it, not inside: for the directory `DIR`, the file `DIR.sig`. Its bytes are a signature over the archive's digest, written as
            64 lower-case hexadecimal digits in ASCII without a line end. The signer decides the algorithm; the console's is ECDSA with SHA-256 (two numbers of equal length, IEEE P1363)
            or RSA-PSS with SHA-256. [Tamper evidence](export.md#tamper-evidence) has the commands that check it with `openssl`.

            | label | value |
            |---|---|

            """
        );
        foreach (var label in BagLabels.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{label}` | {label.Content} |\n");
        }

        text.Append(
            """

            ## The payload

            Names consist of ids, numbers and fixed words; no name that a person has given occurs in a path. `<project>`, `<iteration>` and `<id>` are GUIDs in lower case with hyphens.

            | path below `data/` | form | content | operation |
            |---|---|---|---|

            """
        );
        foreach (var level in (ArchiveLevel[])[ArchiveLevel.Resource, ArchiveLevel.Project, ArchiveLevel.Iteration])
        {
            foreach (
                var category in ArchiveCategories.All.Where(category =>
                    category.Level.HasFlag(level) && category.Folder?.StartsWith("..", StringComparison.Ordinal) != true
                )
            )
            {
                AppendRow(text, category, level);
            }
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            | `datasets/<format>/` | | The requested data sets: {{string.Join(
                ", ",
                ArchiveCategories.Datasets.Select(category => $"`{category.Folder}`")
            )}}. Each has a README. | |
            | `{{PayloadPlace.Report}}` | JSON object | What was exported, what is missing, and why; see below. | |
            | `{{PayloadPlace.Crate}}` | JSON-LD | The description of the archive as an RO-Crate 1.2. | |
            | `*.html`, `projects/<project>/*.html` | HTML | Pages for a person, made from the rest. They open offline. | |

            `<threshold>` is the probability threshold, 0 to 1, in decimal notation with a point, without trailing zeros and with at most ten decimals: `performance-0.25.json`,
            `performance-0.json`, `performance-1.json`. An iteration's `tags.json` has the same form as the project's, but holds the tags and counts as they were when it was trained.

            A file is absent where the service holds nothing of its kind, the request left it out, or it could not be retrieved: `report.json` says which.

            JSON is the service's own, byte for byte: numbers, escapes, the order of members and unknown members are as they came, on one line in a list. Removed are only the
            queries of links, in members whose name ends in `Uri` outside `metadata`, since they are credentials; and in the account's document the keys, replaced by
            `[redacted]`. JSONL has one object a line, each ended by a line feed (`\n`).

            ## The service's objects

            Each table has the members that the service is known to send; there may be others. A time is ISO 8601, such as `2026-02-03T08:01:00`; it is UTC, also where it has no `Z`.
            `a[].b` is the member `b` of each object in the array `a`, and `a.b` that of the object `a`. A member that is null here may also be absent.

            Fractions of regions and boxes refer to the width and height in the same object. Where an image has an EXIF orientation that swaps its sides, these show whether they are those
            of the stored pixels or of the image as displayed; for other orientations the service does not state it.


            """
        );
        foreach (var form in ArchiveFormatObjects.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {form.Title}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"In {FilesOf(form)}.\n");
            AppendMembers(text, form.Members);
            text.Append('\n');
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            Where the account could be read only by GetAccountInfo of v1.2, `{{ArchiveCategories.Account.FileName}}` is that operation's answer: `UserName`, `Email`, `Keys` (redacted) and `Quotas`.

            ### An entry that could not be read

            In `{{ArchiveCategories.Unreadable.FileName}}`, of a project or of the whole resource.

            """
        );
        AppendMembers(text, ArchiveFormatObjects.Unreadable);
        text.Append(
            """

            ## Lists that name files

            Entries of these lists have, after the service's members, the files that the archive has of the object:

            | list | files |
            |---|---|

            """
        );
        foreach (var category in ArchiveCategories.All.Where(category => category.NamesFiles))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{category.FileName}` of {Where(category.Level)} | "
                    + $"{(category.Files is { } files ? $"`{files.Folder}/`" : "any directory of the project")} |\n"
            );
        }

        text.Append(
            """

            | rendition | path | digest | name of the file |
            |---|---|---|---|

            """
        );
        foreach (var members in ListLine.Members)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {members.Rendition} | `{members.File}` | `{members.Digest}` | `<id>{members.Suffix}.<extension>` |\n"
            );
        }

        var first = ListLine.Members[0];
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""

            A path is relative to the directory of the list. A digest is a SHA-256 in hexadecimal. Both are `null` where the file could not be retrieved. Every entry has
            `{{first.File}}` and `{{first.Digest}}`; the others are present where the request includes the rendition. An image has its bytes once, whichever lists name it.

            An exported model has no id. Its file is `<platform>-<flavor>.<extension>`, or `<platform>.<extension>` where the flavor is null, such as
            `TensorFlow-TensorFlowNormal.zip`. Where the platform or the flavor is not one of those in the table of exported models, or the name is in use, it is `model-<n>.<extension>`, `<n>` being the entry's place in the list, from 1.

            The content decides the extension: {{string.Join(
                ", ",
                ImageSignature.Extensions.Select(extension => $"`{extension}`")
            )}}; `{{ImageSignature.Unknown}}` is content of no known form. Every file of a directory of downloads
            is named by an entry of a list.

            ## Unlisted objects

            `{{ArchiveCategories.Unlisted.FileName}}` has the objects that an earlier pass or run saved and the service no longer lists: it may be the last copy. An entry is the service's last JSON of the object,
            `{{UnlistedEntry.ListMember}}` (the path of the list that contained it) and its files; paths are relative to the project's directory. An object of several lists has an entry for each. Where only a file is
            left, the entry has the id and the file. Archives of versions before 0.1.0 have `{{ArchiveCategories.Unlisted.EarlierFileName}}` in its place.

            ## The report

            `{{PayloadPlace.Report}}` is one object. Members without a value are absent, here and in the objects below it.

            """
        );
        AppendMembers<ReportDocument>(text);
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""

            `state` follows from the rest: `{{ExportState.Incomplete}}` where a category is `{{CategoryState.Failed}}` or `{{CategoryState.Forbidden}}`, or a failure is `{{ExportFailureKind.Failed}}`; otherwise `{{ExportState.CompleteWithDifferences}}` where a
            category is `{{CategoryState.Gone}}`, or there is a failure or a change; otherwise `{{ExportState.Complete}}`.

            | `state` | meaning |
            |---|---|

            """
        );
        AppendMeanings<ExportState>(text);
        text.Append(
            """

            An entry of `categories`:

            """
        );
        AppendMembers<CategoryReport>(text);
        text.Append(
            """

            | `category` | what `found` counts |
            |---|---|

            """
        );
        foreach (var category in ArchiveCategories.Reported)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{category.Key}` | {Counted(category)} |\n");
        }

        text.Append(
            """

            | `state` of a category | meaning |
            |---|---|

            """
        );
        AppendMeanings<CategoryState>(text);
        text.Append(
            """

            An entry of `failures`:

            """
        );
        AppendMembers<ExportFailure>(text);
        text.Append(
            """

            | `kind` | meaning |
            |---|---|

            """
        );
        AppendMeanings<ExportFailureKind>(text);
        text.Append(
            """

            `others`:

            """
        );
        AppendMembers<ExportedOthers>(text);
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""

            ## An example

            The images of the workspaces with their tags, regions in pixels, and files; and the predictions, in Python:

            ```python
            import json, pathlib

            def lines(path):
                return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]] if path.exists() else []

            for project in sorted(pathlib.Path("archive/data/projects").iterdir()):
                for image in lines(project / "{{ArchiveCategories.Images.FileName}}"):
                    file = image["{{first.File}}"] and project / image["{{first.File}}"]
                    print(image["id"], file, [tag["tagName"] for tag in image.get("tags") or []])
                    for region in image.get("regions") or []:
                        left, top = region["left"] * image["width"], region["top"] * image["height"]
                        print("  region", region["tagName"], round(left), round(top))
                for prediction in lines(project / "{{ArchiveCategories.Predictions.FileName}}"):
                    file = prediction["{{first.File}}"] and project / prediction["{{first.File}}"]
                    print(prediction["id"], file, [(found["tagName"], found["probability"]) for found in prediction["predictions"]])
            ```

            """
        );
        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, ArchiveCategory category, ArchiveLevel level)
    {
        var directory = level switch
        {
            ArchiveLevel.Project => "projects/<project>/",
            ArchiveLevel.Iteration => "projects/<project>/iterations/<iteration>/",
            _ => string.Empty,
        };
        if (category.Folder is { } folder)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{directory}{folder}/` | bytes | {category.Content} | |\n");
            return;
        }

        var form =
            category.IsJsonLines ? "JSONL"
            : category.IsList ? "JSON array"
            : "JSON object";
        var variants = category.VariantPrefix is { } prefix ? $", `{prefix}<threshold>.json`" : string.Empty;
        text.Append(
            CultureInfo.InvariantCulture,
            $"| `{directory}{category.FileName}`{variants} | {form} | {category.Content} | {category.Operation} |\n"
        );
    }

    private static void AppendMembers(StringBuilder text, IEnumerable<ArchiveFormatMember> members)
    {
        text.Append("\n| member | form | meaning |\n|---|---|---|\n");
        foreach (var member in members)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{member.Path}` | {member.Form} | {member.Meaning} |\n");
        }
    }

    private static string FilesOf(ArchiveFormatObject form) =>
        string.Join(
            " and ",
            form.Categories.Select(category =>
                $"`{category.FileName}`{(category.VariantPrefix is { } prefix ? $" and `{prefix}<threshold>.json`" : string.Empty)}"
            )
                .Distinct()
        );

    private static string Where(ArchiveLevel level) => level == ArchiveLevel.Iteration ? "an iteration" : "a project";

    private static string Counted(ArchiveCategory category) =>
        category.List is { } list ? $"the files that entries of `{list.FileName}` of {Where(list.Level)} name"
        : category.IsList ? $"the entries of `{category.FileName}`"
        : category.FileName is { } file ? $"the documents `{file}`{(category.VariantPrefix is null ? string.Empty : " and its variants")}"
        : category.IsDataset
            ? "the images in the data set"
        : "nothing: it has an entry only where it could not be written";

    // The members that the library writes and reads: one without a meaning here fails the test.
    private static void AppendMembers<T>(StringBuilder text)
    {
        text.Append("\n| member | form | meaning |\n|---|---|---|\n");
        var members = ReportJsonContext.Default.GetTypeInfo(typeof(T))!.Properties;
        foreach (var member in members)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{member.Name}` | {FormOf(member.PropertyType)} | {ArchiveFormatMeanings.Members[typeof(T)][member.Name]} |\n"
            );
        }

        ArchiveFormatMeanings.Members[typeof(T)].Keys.Should().BeSubsetOf(members.Select(member => member.Name));
    }

    private static string FormOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? FormOf(value)
        : type == typeof(Guid) ? "GUID"
        : type == typeof(bool) ? "boolean"
        : type == typeof(int) || type == typeof(long) ? "number"
        : type == typeof(string) || type.IsEnum ? "string"
        : type.IsGenericType ? $"array of {FormOf(type.GenericTypeArguments[0])}s"
        : "object";

    private static void AppendMeanings<T>(StringBuilder text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{value}` | {ArchiveFormatMeanings.Values[value]} |\n");
        }
    }
}
