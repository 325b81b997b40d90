using CustomVision.DataRights.Archive.Reading;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Restore;

/// <summary>The domains that the target offers.</summary>
internal sealed class TargetDomains(IReadOnlyList<Domain> offered, Guid? chosen)
{
    /// <summary>Selects the domain in which to restore a project.</summary>
    /// <exception cref="DataRightsException">
    /// The target does not offer the project's domain, and no suitable replacement was specified.
    /// </exception>
    public Guid? Choose(ArchivedProject project)
    {
        if (project.DomainId is not { } own || offered.Any(domain => domain.Id == own))
        {
            return project.DomainId;
        }

        var type = project.DomainType ?? (project.Kind is ProjectKind.Detection ? "ObjectDetection" : "Classification");
        var fitting = offered.Where(domain => string.Equals(domain.Type, type, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen is { } id)
        {
            return fitting.Exists(domain => domain.Id == id)
                ? id
                : throw new DataRightsException(
                    $"The domain {id} is not offered by the target, or is not of the type {type} that project {project.Id} needs. List the "
                        + $"target's domains and choose another one."
                );
        }

        var nearest = fitting
            .OrderBy(domain => domain.Exportable != IsCompact(project))
            .ThenByDescending(domain => CommonLetters(domain.Name, project.DomainName))
            .FirstOrDefault();
        throw new DataRightsException(
            $"The target does not offer the domain {own} ({project.DomainName ?? "unknown"}) of project {project.Id}. "
                + (
                    nearest is null
                        ? $"It offers no domain of type {type}."
                        : $"The nearest is {nearest.Id} ({nearest.Name}): choose it with DomainId (--domain {nearest.Id})."
                )
        );
    }

    private static bool IsCompact(ArchivedProject project) =>
        project.DomainName?.Contains("compact", StringComparison.OrdinalIgnoreCase) == true;

    private static int CommonLetters(string name, string? other) =>
        name.Zip(other ?? "").TakeWhile(pair => char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second)).Count();
}
