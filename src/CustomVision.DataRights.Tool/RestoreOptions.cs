using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that <c>restore</c> and a <c>drill</c> in a resource share.</summary>
internal sealed class RestoreOptions
{
    private readonly Option<Guid[]> _projects = new Option<Guid[]>("--project")
    {
        Description = HelpTexts.Get("restore.project"),
        AllowMultipleArgumentsPerToken = true,
    }.Checked("project");

    private readonly Option<string> _suffix = new("--name-suffix") { Description = HelpTexts.Get("restore.suffix") };
    private readonly Option<FileInfo[]> _receipts = new("--receipt")
    {
        Description = HelpTexts.Get("restore.receipt"),
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _without = new("--without-receipts") { Description = HelpTexts.Get("restore.without") };
    private readonly Option<Guid?> _domain = new Option<Guid?>("--domain") { Description = HelpTexts.Get("restore.domain") }.Checked(
        "domain"
    );
    private readonly Option<double?> _rate = new Option<double?>("--requests-per-second")
    {
        Description = HelpTexts.Get("rate"),
    }.InRange(0, 1000);

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
            throw new UsageException(MessageTexts.Get("restore.receipts"));
        }

        if (receipts.Length > 0 && without)
        {
            throw new UsageException(MessageTexts.Get("restore.exclusive"));
        }

        return new RestoreRequest
        {
            ProjectIds = parsed.GetValue(_projects) ?? [],
            NameSuffix = parsed.GetValue(_suffix) ?? "",
            Receipts =
            [
                .. receipts.Select(file => DocumentFile.Read(file.FullName, ErasureReceipt.FromJson, MessageTexts.Get("name.receipt"))),
            ],
            WithoutReceipts = receipts.Length == 0,
            DomainId = parsed.GetValue(_domain),
        };
    }
}
