using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that <c>restore</c> and a <c>drill</c> in a resource share.</summary>
internal sealed class RestoreOptions
{
    private readonly Option<Guid[]> _projects = new Option<Guid[]>("--project")
    {
        Description = "A project to restore, by its id in the archive; may be repeated. Without it, all.",
        AllowMultipleArgumentsPerToken = true,
    }.Checked();

    private readonly Option<string> _suffix = new("--name-suffix") { Description = "A text that is appended to each project's name." };
    private readonly Option<FileInfo[]> _receipts = new("--receipt")
    {
        Description = "The receipt of an erasure since the export; may be repeated. What it says was erased is not restored.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _without = new("--without-receipts")
    {
        Description = "State that there was no erasure since the export.",
    };
    private readonly Option<Guid?> _domain = new Option<Guid?>("--domain")
    {
        Description = "The domain for projects whose own domain the target does not offer.",
    }.Checked();
    private readonly Option<double?> _rate = new Option<double?>("--requests-per-second")
    {
        Description = "The maximum number of Training calls per second; 0 for no limit. 8 by default.",
    }.Checked();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_projects, _suffix, _receipts, _without, _domain, _rate])
        {
            command.Options.Add(option);
        }
    }

    public double? RateOf(ParseResult parsed) => parsed.GetValue(_rate);

    public RestoreRequest RequestOf(ParseResult parsed, bool needsReceipts)
    {
        var receipts = parsed.GetValue(_receipts) ?? [];
        var without = parsed.GetValue(_without);
        if (needsReceipts && receipts.Length == 0 && !without)
        {
            throw new UsageException(
                "No receipt names who was erased since the export, so data of erased people could return. Name the receipts of all "
                    + "erasures with --receipt, or state with --without-receipts that there were none."
            );
        }

        if (receipts.Length > 0 && without)
        {
            throw new UsageException("--receipt and --without-receipts exclude each other.");
        }

        return new RestoreRequest
        {
            ProjectIds = parsed.GetValue(_projects) ?? [],
            NameSuffix = parsed.GetValue(_suffix) ?? "",
            Receipts =
            [
                .. receipts.Select(file =>
                    DocumentFile.Read(file.FullName, ErasureReceipt.FromJson, "Name the receipt of an erasure with --receipt.")
                ),
            ],
            WithoutReceipts = receipts.Length == 0,
            DomainId = parsed.GetValue(_domain),
        };
    }
}
