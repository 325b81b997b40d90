using System.CommandLine;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that select images, for <c>export</c> and <c>erase plan</c>.</summary>
internal sealed class SelectorOptions
{
    /// <summary>The list of the options, for messages.</summary>
    public static string Names => MessageTexts.Get("names.selectors");

    private readonly Option<string[]> _tags = Many<string>("--tag", HelpTexts.Get("select.tag"));
    private readonly Option<Guid[]> _tagIds = Many<Guid>("--tag-id", HelpTexts.Get("select.tagId"));
    private readonly Option<Guid[]> _images = Many<Guid>("--image", HelpTexts.Get("select.image"));
    private readonly Option<string[]> _metadata = Many<string>("--metadata", HelpTexts.Get("select.metadata"));
    private readonly Option<DateTimeOffset?> _from = TimeOption.Create("--created-from", "select.from");
    private readonly Option<DateTimeOffset?> _before = TimeOption.Create("--created-before", "select.before");
    private readonly Option<bool> _tagged = new("--tagged") { Description = HelpTexts.Get("select.tagged") };
    private readonly Option<bool> _untagged = new("--untagged") { Description = HelpTexts.Get("select.untagged") };

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
    /// <returns><see langword="null"/> if no option selects images.</returns>
    /// <exception cref="UsageException">A value is invalid, or no image could match.</exception>
    public SubjectSelector? Read(ParseResult parsed)
    {
        var (tagged, untagged) = (parsed.GetValue(_tagged), parsed.GetValue(_untagged));
        if (tagged && untagged)
        {
            throw new UsageException(MessageTexts.Get("select.tagged"));
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
            throw new UsageException(MessageTexts.Get("select.untagged"));
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
        return at > 0 ? new(text[..at], text[(at + 1)..]) : throw new UsageException(MessageTexts.Get("select.metadata"));
    }
}
