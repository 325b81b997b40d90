using System.Net.Mail;
using CustomVision.DataRights.Viewer;

namespace CustomVision.DataRights.Export;

/// <summary>Rejects an invalid request before any call of the service.</summary>
internal static class ExportRequestCheck
{
    private const int MaxRequestIdLength = 128;

    /// <exception cref="DataRightsException">The request is invalid. The message names the member and the remedy.</exception>
    public static void EnsureValid(ExportRequest request)
    {
        if (request.PerformanceThresholds.Any(threshold => threshold is not (>= 0 and <= 1)))
        {
            throw new DataRightsException("ExportRequest.PerformanceThresholds: a threshold is a probability from 0 to 1.");
        }

        if (request.Categories.HasFlag(ExportCategories.ImageFiles) && request.Renditions.Count == 0)
        {
            throw new DataRightsException("ExportRequest.Renditions is empty. Specify a rendition, or leave ExportCategories.ImageFiles "
                + "out.");
        }

        if (request.Renditions.Any(rendition => !Enum.IsDefined(rendition)))
        {
            throw new DataRightsException("ExportRequest.Renditions: use Original, Resized or Thumbnail.");
        }

        if (request.RequestId is { } id && (id.Length is 0 or > MaxRequestIdLength || id.Any(char.IsControl)))
        {
            throw new DataRightsException($"ExportRequest.RequestId has 1 to {MaxRequestIdLength} characters and no line breaks.");
        }

        EnsureValidBlanking(request);
        EnsureValidModels(request);
        if (request.Publisher is { } publisher)
        {
            EnsureValid(publisher);
        }

        if (request.Subject is { IsEmpty: true })
        {
            throw new DataRightsException(
                "ExportRequest.Subject is empty, which would select everyone. Set at least one of its members, or leave Subject out."
            );
        }

        if (!LanguageTag.IsWellFormed(request.Language))
        {
            throw new DataRightsException("ExportRequest.Language is not the tag of a language. Use one such as 'en'.");
        }
    }

    /// <summary>Creates the exception for requested projects that the service does not list.</summary>
    /// <param name="projects">The ids.</param>
    /// <param name="remark">A further sentence, with a leading space.</param>
    public static DataRightsException UnknownProjects(IEnumerable<Guid> projects, string remark = "") =>
        new($"The resource has no project {string.Join(", ", projects)}. List its projects, and check the endpoint.{remark}");

    private static void EnsureValidModels(ExportRequest request)
    {
        if (request.ModelsToBuild is not { } models)
        {
            return;
        }

        if (request.Subject is not null)
        {
            throw new DataRightsException(
                "ExportRequest.ModelsToBuild cannot be combined with a Subject: models are trained with images of everyone. Leave one of "
                    + "them out."
            );
        }

        if (!request.Categories.HasFlag(ExportCategories.Models))
        {
            throw new DataRightsException("ExportRequest.ModelsToBuild needs ExportCategories.Models. Add it, or leave ModelsToBuild out.");
        }

        if (models.Targets.Any(target => !IsWord(target.Platform) || (target.Flavor is not null && !IsWord(target.Flavor))))
        {
            throw new DataRightsException(
                "ExportRequest.ModelsToBuild.Targets: a platform or flavor is a word of letters and digits. Use those of "
                    + "ExportedModelPlatform."
            );
        }

        if (models.Timeout < TimeSpan.FromSeconds(1) || models.Timeout > TimeSpan.FromHours(24))
        {
            throw new DataRightsException("ExportRequest.ModelsToBuild.Timeout must be from 1 second to 24 hours.");
        }

        if (models.MaxConcurrency is < 1 or > 20)
        {
            throw new DataRightsException("ExportRequest.ModelsToBuild.MaxConcurrency must be from 1 to 20.");
        }
    }

    private static bool IsWord(string text) => text is { Length: > 0 and <= 40 } && text.All(char.IsAsciiLetterOrDigit);

    private static void EnsureValidBlanking(ExportRequest request)
    {
        var keepsTags = request.KeptTagNames.Count + request.KeptTagIds.Count > 0;
        if (!request.BlankOthers)
        {
            if (keepsTags)
            {
                throw new DataRightsException(
                    "ExportRequest.KeptTagNames and KeptTagIds have no effect without BlankOthers (--keep-tag without --blank-others). "
                        + "Set it, or leave them out."
                );
            }

            return;
        }

        if (request.Subject is not { } subject)
        {
            throw new DataRightsException("ExportRequest.BlankOthers needs a Subject (--tag, --image): set one, or leave BlankOthers out.");
        }

        if (subject.TagNames.Count + subject.TagIds.Count == 0 && !keepsTags)
        {
            throw new DataRightsException(
                "ExportRequest.BlankOthers cannot tell the tags of the subject from those of others, because the subject is chosen without "
                    + "tags. "
                    + "Specify the subject's tags with KeptTagNames or KeptTagIds (--keep-tag)."
            );
        }
    }

    private static void EnsureValid(ExportPublisher publisher)
    {
        if (string.IsNullOrWhiteSpace(publisher.Name) || publisher.Name.Any(char.IsControl))
        {
            throw new DataRightsException(
                "ExportRequest.Publisher.Name is empty or has a control character. Set the name of the organization."
            );
        }

        if (publisher.Url is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            throw new DataRightsException(
                "ExportRequest.Publisher.Url must be an absolute http or https address, such as https://www.contoso.com/."
            );
        }

        if (publisher.Email is { } email && !MailAddress.TryCreate(email, out _))
        {
            throw new DataRightsException("ExportRequest.Publisher.Email is not a mail address. Correct it, or leave it out.");
        }
    }
}
