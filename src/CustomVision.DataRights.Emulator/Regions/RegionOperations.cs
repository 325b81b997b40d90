using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Requests;
using CustomVision.DataRights.Emulator.Tags;

namespace CustomVision.DataRights.Emulator.Regions;

internal static class RegionOperations
{
    private const string Root = "projects/{projectId}/images/regions";
    private const int Largest = 64;
    private const int MostRegionsPerImage = 300;

    public static IEnumerable<Operation> All =>
        [
            new("CreateImageRegions", "POST", Root, [200, 207], CreateImageRegions),
            new("DeleteImageRegions", "DELETE", Root, [204], DeleteImageRegions),
        ];

    private static Answer CreateImageRegions(OperationCall call)
    {
        var project = call.Project();
        var entries = call.ReadBody(RequestJsonContext.Default.RegionBatchBody).Regions ?? [];
        Check(project, entries);

        var images = project.Workspace.Images;
        var created = new List<(Guid ImageId, RegionRecord Region)>();
        var (duplicated, exceeded) = (new List<RegionBody>(), new List<RegionBody>());
        foreach (var entry in entries)
        {
            var image = images.Find(entry.ImageId)!;
            if (image.Regions.Any(region => region.TagId == entry.TagId && region.Box == entry.ToBox()))
            {
                duplicated.Add(entry);
            }
            else if (image.Regions.Length >= MostRegionsPerImage)
            {
                exceeded.Add(entry);
            }
            else
            {
                var region = new RegionRecord(call.Account.Ids.Next(), entry.TagId, call.Account.Now, entry.ToBox());
                images.Put(ImageLabels.WithTag(image, entry.TagId, call.Account.Now) with { Regions = image.Regions.Add(region) });
                created.Add((entry.ImageId, region));
            }
        }

        project.Touch();
        return Answer.Of(
            duplicated.Count + exceeded.Count == 0 ? 200 : 207,
            json =>
            {
                json.WriteStartObject();

                // Like the service, not in the order of the request (NOTES 3.5).
                json.WriteArray("created", created.AsEnumerable().Reverse(), (writer, item) => Write(writer, item.ImageId, item.Region));
                json.WriteArray("duplicated", duplicated, Write);
                json.WriteArray("exceeded", exceeded, Write);
                json.WriteEndObject();
            }
        );
    }

    private static Answer DeleteImageRegions(OperationCall call)
    {
        var project = call.Project();
        var ids = call.RequiredQueryIds("regionIds", Largest).ToHashSet();
        var images = project.Workspace.Images;
        var affected = images.Range(
            new ImageQuery { Condition = image => image.Regions.Any(region => ids.Contains(region.Id)) },
            ImageOrder.Oldest,
            0,
            int.MaxValue
        );
        foreach (var image in affected)
        {
            images.Put(ImageLabels.WithoutRegions(image, ids));
        }

        project.Touch();
        return Answer.NoContent;
    }

    private static void Check(ProjectState project, IReadOnlyList<RegionBody> entries)
    {
        if (!project.IsDetection)
        {
            throw new ServiceFaultException("BadRequestImageRegions", "A classification project has no regions.");
        }

        if (entries.Count == 0 || entries.Any(entry => project.Workspace.Images.Find(entry.ImageId) is null))
        {
            throw new ServiceFaultException("BadRequestImageRegions", "No image regions provided");
        }

        if (entries.Count > Largest)
        {
            throw new ServiceFaultException("BadRequestExceededBatchSize", "A batch is limited to 64 regions.");
        }

        if (entries.Any(entry => !project.Workspace.Tags.ContainsKey(entry.TagId) || !entry.ToBox().IsValid))
        {
            throw new ServiceFaultException("BadRequestImageRegions", "A tag id is unknown, or a region lies outside its image.");
        }

        if (entries.Distinct().Count() < entries.Count)
        {
            throw new ServiceFaultException("BadRequestImageRegions", "Duplicate image regions");
        }
    }

    private static void Write(Utf8JsonWriter json, Guid imageId, RegionRecord region)
    {
        json.WriteStartObject();
        json.WriteString("imageId", imageId);
        json.WriteString("regionId", region.Id);
        json.WriteNull("tagName");
        json.WriteImageTime("created", region.Created);
        json.WriteString("tagId", region.TagId);
        json.WriteBoxMembers(region.Box);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RegionBody entry)
    {
        json.WriteStartObject();
        json.WriteString("imageId", entry.ImageId);
        json.WriteString("tagId", entry.TagId);
        json.WriteBoxMembers(entry.ToBox());
        json.WriteEndObject();
    }
}
