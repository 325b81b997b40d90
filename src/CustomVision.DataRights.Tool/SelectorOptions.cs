using System.CommandLine;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that choose images, for <c>export</c> and <c>erase plan</c>.</summary>
internal sealed class SelectorOptions
{
    /// <summary>The options as a message lists them.</summary>
    public const string Names = "--tag, --tag-id, --image, --metadata, --created-from, --created-before, --tagged or --untagged";

    private readonly Option<string[]> _tags = Many<string>(
        "--tag",
        "Images with a tag of one of these names, which are compared " + "exactly; may be repeated."
    );
    private readonly Option<Guid[]> _tagIds = Many<Guid>(
        "--tag-id",
        "Images with one of these tags, by id; may be repeated. Together " + "with --tag any one is enough."
    );
    private readonly Option<Guid[]> _images = Many<Guid>("--image", "These images; may be repeated.");
    private readonly Option<string[]> _metadata = Many<string>(
        "--metadata",
        "Images with one of these metadata, as key=value, compared " + "exactly; may be repeated."
    );
    private readonly Option<DateTimeOffset?> _from = TimeOption.Create("--created-from", "Images that were added at this time or later.");
    private readonly Option<DateTimeOffset?> _before = TimeOption.Create("--created-before", "Images that were added before this time.");
    private readonly Option<bool> _tagged = new("--tagged") { Description = "Images with at least one tag." };
    private readonly Option<bool> _untagged = new("--untagged") { Description = "Images without a tag." };

    public static SelectorOptions AddTo(Command command)
    {
        var options = new SelectorOptions();
        foreach (
            var option in (Option[])
                [
                    options._tags,
                    options._tagIds,
                    options._images,
                    options._metadata,
                    options._from,
                    options._before,
                    options._tagged,
                    options._untagged,
                ]
        )
        {
            command.Add(option);
        }

        return options;
    }

    /// <summary>Gets the selector.</summary>
    /// <returns><see langword="null"/> where no option chooses images.</returns>
    /// <exception cref="UsageException">A value is not of its kind, or no image could match.</exception>
    public SubjectSelector? Read(ParseResult parsed)
    {
        var (tagged, untagged) = (parsed.GetValue(_tagged), parsed.GetValue(_untagged));
        if (tagged && untagged)
        {
            throw new UsageException("--tagged and --untagged exclude each other. Leave both out to choose images with and without tags.");
        }

        var selector = new SubjectSelector
        {
            TagNames = parsed.GetValue(_tags) ?? [],
            TagIds = parsed.GetValue(_tagIds) ?? [],
            ImageIds = parsed.GetValue(_images) ?? [],
            Metadata = [.. (parsed.GetValue(_metadata) ?? []).Select(Pair)],
            CreatedFrom = parsed.GetValue(_from),
            CreatedBefore = parsed.GetValue(_before),
            Tagged =
                tagged ? true
                : untagged ? false
                : null,
        };
        TimeOption.EnsureOrder(_from.Name, selector.CreatedFrom, _before.Name, selector.CreatedBefore);
        if (untagged && selector.TagNames.Count + selector.TagIds.Count > 0)
        {
            throw new UsageException("--untagged chooses images without a tag: it cannot be combined with --tag or --tag-id.");
        }

        return IsAny(selector) ? selector : null;
    }

    private static bool IsAny(SubjectSelector selector) =>
        selector.TagNames.Count + selector.TagIds.Count + selector.ImageIds.Count + selector.Metadata.Count > 0
        || selector.CreatedFrom is not null
        || selector.CreatedBefore is not null
        || selector.Tagged is not null;

    private static Option<T[]> Many<T>(string name, string description) =>
        new Option<T[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true }.Checked();

    private static KeyValuePair<string, string> Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(text[..at], text[(at + 1)..])
            : throw new UsageException("--metadata needs a key and a value, as in --metadata patient=4711.");
    }
}
