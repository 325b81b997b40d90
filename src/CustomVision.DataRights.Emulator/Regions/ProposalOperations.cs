using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Regions;

/// <summary>Region proposals: the image's own regions, and a rectangle in its center.</summary>
internal static class ProposalOperations
{
    public static IEnumerable<Operation> All =>
        [
            new("GetImageRegionProposals", "POST", "projects/{projectId}/images/{imageId}/regionproposals", [200], GetImageRegionProposals)
            {
                Changes = false,
            },
        ];

    private static Answer GetImageRegionProposals(OperationCall call)
    {
        var project = call.Project();
        var image =
            project.Workspace.Images.Find(call.PathId("imageId")) ?? throw new ServiceFaultException("NotFoundImage", "Image not found");
        List<(float Confidence, Box Box)> proposals =
        [
            .. image.Regions.Select(region => (0.9f, region.Box)),
            (0.5f, new Box(0.25f, 0.25f, 0.5f, 0.5f)),
        ];
        return Answer.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteString("projectId", project.Id);
            json.WriteString("imageId", image.Id);
            json.WriteArray(
                "proposals",
                proposals,
                (writer, proposal) =>
                {
                    writer.WriteStartObject();
                    writer.WriteFloat("confidence", proposal.Confidence);
                    writer.WriteStartObject("boundingBox");
                    writer.WriteBoxMembers(proposal.Box);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }
            );
            json.WriteEndObject();
        });
    }
}
