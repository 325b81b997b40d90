using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.AccountApi;

/// <summary>GetAccountInfo of v1.2, which the service no longer supports (NOTES appendix D). PascalCase, as in all of v1.</summary>
internal static class AccountApiOperations
{
    private static readonly OperationTable Table = new([new("GetAccountInfo", "GET", "account", [200], GetAccountInfo)]);

    public static RouteMatch? Find(string method, ReadOnlySpan<string> segments) =>
        Table.Find(method, segments) is var (operation, values) ? new RouteMatch(operation, ApiVersion.V12, values) : null;

    private static Answer GetAccountInfo(OperationCall call) =>
        Answer.Ok(json =>
        {
            var account = call.Account;
            json.WriteStartObject();
            json.WriteString("UserName", account.Resource.Owner);
            json.WriteString("Email", account.Resource.OwnerEmail);
            json.WriteStartObject("Keys");
            WriteKeys(json, "TrainingKeys", account.TrainingKey, account.SecondTrainingKey);
            WriteKeys(json, "PredictionKeys", account.Credentials.PredictionKey, null);
            json.WriteEndObject();
            json.WriteStartObject("Quotas");
            json.WriteString("Tier", account.Resource.Tier);
            WriteQuota(json, "Projects", call.Behavior.Resource.MaxProjects, account.Projects.Count);
            WriteQuota(json, "Predictions", 10_000, account.Projects.Sum(project => project.Predictions.Count));
            json.WriteArray("PerProject", account.Projects, (writer, project) => WriteProject(writer, project, call.Behavior));
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private static void WriteKeys(Utf8JsonWriter json, string name, string primary, string? secondary)
    {
        json.WriteStartObject(name);
        json.WriteString("PrimaryKey", primary);
        json.WriteString("SecondaryKey", secondary);
        json.WriteEndObject();
    }

    private static void WriteProject(Utf8JsonWriter json, ProjectState project, EmulatorBehavior behavior)
    {
        json.WriteStartObject();
        json.WriteString("ProjectId", project.Id);
        WriteQuota(json, "Iterations", 20, project.Iterations.Count);
        WriteQuota(json, "Images", behavior.Resource.MaxImagesPerProject, project.Workspace.Images.Count(ImageQuery.Everything));
        WriteQuota(json, "Tags", behavior.Resource.MaxTagsPerProject, project.Workspace.Tags.Count);
        json.WriteEndObject();
    }

    private static void WriteQuota(Utf8JsonWriter json, string name, int total, int used)
    {
        json.WriteStartObject(name);
        json.WriteNumber("Total", total);
        json.WriteNumber("Used", used);
        json.WriteNull("TimeUntilReset");
        json.WriteEndObject();
    }
}
