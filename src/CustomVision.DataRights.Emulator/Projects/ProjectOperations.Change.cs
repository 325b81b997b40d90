using System.Collections.Immutable;
using System.Globalization;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Domains;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;

namespace CustomVision.DataRights.Emulator.Projects;

internal static partial class ProjectOperations
{
    private static readonly string[] Platforms = ["CoreML", "TensorFlow", "DockerFile", "ONNX", "VAIDK", "OpenVino"];

    private static Answer CreateProject(OperationCall call)
    {
        var name = call.RequiredQuery("name");
        RequireProjectName(name);
        if (call.Account.Projects.Count >= call.Behavior.Resource.MaxProjects)
        {
            throw new ServiceFaultException("BadRequestExceedProjectLimit", "The account has as many projects as its tier allows.");
        }

        // The clients of v3.4-preview send these two in the body; the documentation of v3.3 shows them in the query.
        var options = call.Body.IsEmpty ? null : call.ReadBody(RequestJsonContext.Default.CreateProjectOptionsBody);
        var project = call.Account.CreateProject(
            ProjectNames.Free(call.Account, name),
            new ProjectSettings
            {
                DomainId = KnownDomain(call.QueryId("domainId") ?? DomainRecord.GeneralClassification).Id,
                ClassificationType = call.QueryWord("classificationType", "Multiclass", "Multilabel"),
                TargetExportPlatforms = [.. KnownPlatforms(call.QueryList("targetExportPlatforms"))],
                ExportModelContainerUri = options?.ExportModelContainerUri ?? call.Query("exportModelContainerUri"),
                NotificationQueueUri = options?.NotificationQueueUri ?? call.Query("notificationQueueUri"),
            }
        );
        project.Description = call.Query("description") ?? "";
        return Answer.Ok(json => ProjectJson.Write(json, project, call.Version));
    }

    private static Answer UpdateProject(OperationCall call)
    {
        var project = call.Project();
        var update = call.ReadBody(RequestJsonContext.Default.ProjectBody);
        var settings = update.Settings;
        var domain = settings?.DomainId is { } id ? KnownDomain(id) : project.Domain;
        if (domain.IsDetection != project.IsDetection)
        {
            throw new ServiceFaultException("BadRequestProjectUnsupportedDomainTypeChange", "The kind of a project cannot be changed.");
        }

        if (update.Name is { } name)
        {
            RequireProjectName(name);
            if (ProjectNames.IsTaken(call.Account, name, except: project))
            {
                throw new ServiceFaultException("BadRequestProjectNameNotUnique", "Name not unique");
            }

            project.Name = name;
        }

        project.Description = update.Description ?? project.Description;
        project.Settings = project.Settings with
        {
            DomainId = domain.Id,
            ClassificationType = domain.IsDetection
                ? null
                : Classification(settings?.ClassificationType) ?? project.Settings.ClassificationType,
            TargetExportPlatforms = settings?.TargetExportPlatforms is { } platforms
                ? [.. KnownPlatforms(platforms)]
                : project.Settings.TargetExportPlatforms,
            AugmentationMethods = settings?.ImageProcessingSettings?.AugmentationMethods is { } methods
                ?
                [
                    .. project.Settings.AugmentationMethods.Select(known => new KeyValuePair<string, bool>(
                        known.Key,
                        methods.GetValueOrDefault(known.Key, known.Value)
                    )),
                ]
                : project.Settings.AugmentationMethods,
        };
        project.Touch();
        return Answer.Ok(json => ProjectJson.Write(json, project, call.Version));
    }

    private static void RequireProjectName(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ServiceFaultException("BadRequestProjectName", "The project's name is missing.");
        }
    }

    private static DomainRecord KnownDomain(Guid id) =>
        DomainRecord.All.FirstOrDefault(domain => domain.Id == id)
        ?? throw new ServiceFaultException(
            "BadRequestProjectUnknownDomain",
            string.Create(CultureInfo.InvariantCulture, $"The domain {id} is unknown.")
        );

    private static string? Classification(string? type) =>
        type?.ToUpperInvariant() switch
        {
            null => null,
            "MULTICLASS" => "Multiclass",
            "MULTILABEL" => "Multilabel",
            _ => throw new ServiceFaultException("BadRequestProjectUnknownClassification", "The classification type is unknown."),
        };

    private static IEnumerable<string> KnownPlatforms(IEnumerable<string> platforms) =>
        platforms.Select(platform =>
            Platforms.FirstOrDefault(known => string.Equals(known, platform, StringComparison.OrdinalIgnoreCase))
            ?? throw new ServiceFaultException("BadRequestProjectUnsupportedExportPlatform", "An export platform is unknown.")
        );
}
