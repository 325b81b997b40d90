namespace CustomVision.DataRights.Emulator.Tests.Operations;

/// <summary>The 52 operations, written down from the published description of Training v3.3.</summary>
internal static class OperationCases
{
    private const string P = "projects/{projectId}";
    private const string I = $"{P}/iterations/{{iterationId}}";
    private const string Mine = "projects/<project>";
    private static readonly int[] Ok = [200];
    private static readonly int[] Gone = [204];
    private static readonly int[] Multi = [200, 207];

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new("GetDomains", "GET", "domains", Ok, 200),
        new("GetDomain", "GET", "domains/{domainId}", Ok, 200),
        new("GetProjects", "GET", "projects", Ok, 200),
        new(
            "CreateProject",
            "POST",
            "projects",
            Ok,
            200,
            "projects?name=<unique>&description=d&domainId=<domain>&classificationType=Multiclass&targetExportPlatforms=CoreML,ONNX"
        ),
        new("GetProject", "GET", P, Ok, 200),
        new("DeleteProject", "DELETE", P, Gone, 204, "projects/<empty>"),
        new("UpdateProject", "PATCH", P, Ok, 200, null, """{"name":"<unique>","description":"new"}"""),
        new("GetArtifact", "GET", $"{P}/artifacts", Ok, 200, $"{Mine}/artifacts?path=<artifact>"),
        new("ExportProject", "GET", $"{P}/export", Ok, 200),
        new("ImportProject", "POST", "projects/import", Ok, 200, "projects/import?token=<token>&name=<unique>"),
        new(
            "GetImages",
            "GET",
            $"{P}/images",
            Ok,
            200,
            $"{Mine}/images?iterationId=<iteration>&tagIds=<tag>&taggingStatus=Tagged&$filter=a%20ne%20'b'&orderBy=Oldest&take=256&skip=0"
        ),
        new("CreateImagesFromData", "POST", $"{P}/images", Multi, 200, $"{Mine}/images?tagIds=<tag>", "picture"),
        new("DeleteImages", "DELETE", $"{P}/images", [202, 204], 204, $"{Mine}/images?imageIds=<image>"),
        new("GetImageRegionProposals", "POST", $"{P}/images/{{imageId}}/regionproposals", Ok, 200),
        new(
            "GetImageCount",
            "GET",
            $"{P}/images/count",
            Ok,
            200,
            $"{Mine}/images/count?iterationId=<iteration>&taggingStatus=All&tagIds=<tag>"
        ),
        new(
            "CreateImagesFromFiles",
            "POST",
            $"{P}/images/files",
            Multi,
            200,
            null,
            """{"images":[{"name":"a.png","contents":"<picture>","regions":[{"tagId":"<tag>","left":0.1,"top":0.1,"width":0.5,"height":0.5}]}],"metadata":{"a":"b"}}"""
        ),
        new("GetImagesByIds", "GET", $"{P}/images/id", Ok, 200, $"{Mine}/images/id?imageIds=<image>&iterationId=<iteration>"),
        new("UpdateImageMetadata", "POST", $"{P}/images/metadata", Multi, 200, $"{Mine}/images/metadata?imageIds=<image>", """{"a":"b"}"""),
        new(
            "CreateImagesFromPredictions",
            "POST",
            $"{P}/images/predictions",
            Multi,
            200,
            null,
            """{"images":[{"id":"<prediction>"}],"tagIds":["<tag>"]}"""
        ),
        new(
            "CreateImageRegions",
            "POST",
            $"{P}/images/regions",
            Multi,
            200,
            null,
            """{"regions":[{"imageId":"<untagged>","tagId":"<tag>","left":0.1,"top":0.1,"width":0.5,"height":0.5}]}"""
        ),
        new("DeleteImageRegions", "DELETE", $"{P}/images/regions", Gone, 204, $"{Mine}/images/regions?regionIds=<region>"),
        new(
            "QuerySuggestedImages",
            "POST",
            $"{P}/images/suggested",
            Ok,
            200,
            $"{Mine}/images/suggested?iterationId=<iteration>",
            """{"tagIds":["<tag>"],"threshold":0,"maxCount":10}"""
        ),
        new(
            "QuerySuggestedImageCount",
            "POST",
            $"{P}/images/suggested/count",
            Ok,
            200,
            $"{Mine}/images/suggested/count?iterationId=<iteration>",
            """{"tagIds":["<tag>"],"threshold":0}"""
        ),
        new(
            "GetTaggedImages",
            "GET",
            $"{P}/images/tagged",
            Ok,
            200,
            $"{Mine}/images/tagged?iterationId=<iteration>&tagIds=<tag>&orderBy=Newest&take=1&skip=1"
        ),
        new(
            "GetTaggedImageCount",
            "GET",
            $"{P}/images/tagged/count",
            Ok,
            200,
            $"{Mine}/images/tagged/count?iterationId=<iteration>&tagIds=<tag>"
        ),
        new("CreateImageTags", "POST", $"{P}/images/tags", Ok, 200, null, """{"tags":[{"imageId":"<untagged>","tagId":"<tag>"}]}"""),
        new("DeleteImageTags", "DELETE", $"{P}/images/tags", Gone, 204, $"{Mine}/images/tags?imageIds=<image>&tagIds=<tag>"),
        new("GetUntaggedImages", "GET", $"{P}/images/untagged", Ok, 200, $"{Mine}/images/untagged?iterationId=<iteration>&orderBy=Newest"),
        new("GetUntaggedImageCount", "GET", $"{P}/images/untagged/count", Ok, 200, $"{Mine}/images/untagged/count?iterationId=<iteration>"),
        new("CreateImagesFromUrls", "POST", $"{P}/images/urls", Multi, 207, null, """{"images":[{"url":"<link>"}]}"""),
        new("GetIterations", "GET", $"{P}/iterations", Ok, 200),
        new("GetIteration", "GET", I, Ok, 200),
        new("DeleteIteration", "DELETE", I, Gone, 204),
        new("UpdateIteration", "PATCH", I, Ok, 200, null, """{"name":"renamed"}"""),
        new("GetExports", "GET", $"{I}/export", Ok, 200),
        new("ExportIteration", "POST", $"{I}/export", Ok, 200, $"{Mine}/iterations/<iteration>/export?platform=ONNX&flavor=ONNX12"),
        new(
            "GetIterationPerformance",
            "GET",
            $"{I}/performance",
            Ok,
            200,
            $"{Mine}/iterations/<iteration>/performance?threshold=0.9&overlapThreshold=0.3"
        ),
        new(
            "GetImagePerformances",
            "GET",
            $"{I}/performance/images",
            Ok,
            200,
            $"{Mine}/iterations/<iteration>/performance/images?tagIds=<tag>&orderBy=Oldest&take=2&skip=1"
        ),
        new(
            "GetImagePerformanceCount",
            "GET",
            $"{I}/performance/images/count",
            Ok,
            200,
            $"{Mine}/iterations/<iteration>/performance/images/count?tagIds=<tag>"
        ),
        new(
            "PublishIteration",
            "POST",
            $"{I}/publish",
            Ok,
            200,
            $"{Mine}/iterations/<iteration>/publish?publishName=second&predictionId=/subscriptions/s/accounts/a"
        ),
        new("UnpublishIteration", "DELETE", $"{I}/publish", Gone, 204, $"{Mine}/iterations/<published>/publish"),
        new(
            "TrainProject",
            "POST",
            $"{P}/train",
            Ok,
            200,
            $"{Mine}/train?trainingType=Advanced&reservedBudgetInHours=1&forceTrain=true&notificationEmailAddress=a@example.com",
            """{"selectedTags":["<tag>"]}"""
        ),
        new("DeletePrediction", "DELETE", $"{P}/predictions", Gone, 204, $"{Mine}/predictions?ids=<prediction>"),
        new("QueryPredictions", "POST", $"{P}/predictions/query", Ok, 200, null, """{"maxCount":0,"orderBy":"newest"}"""),
        new(
            "QuickTestImage",
            "POST",
            $"{P}/quicktest/image",
            Ok,
            200,
            $"{Mine}/quicktest/image?iterationId=<iteration>&store=false",
            "picture"
        ),
        new(
            "QuickTestImageUrl",
            "POST",
            $"{P}/quicktest/url",
            Ok,
            200,
            $"{Mine}/quicktest/url?iterationId=<iteration>&store=true",
            """{"url":"<link>"}"""
        ),
        new(
            "SuggestTagsAndRegions",
            "POST",
            $"{P}/tagsandregions/suggestions",
            Ok,
            200,
            $"{Mine}/tagsandregions/suggestions?iterationId=<iteration>&imageIds=<untagged>"
        ),
        new("GetTags", "GET", $"{P}/tags", Ok, 200, $"{Mine}/tags?iterationId=<iteration>"),
        new("CreateTag", "POST", $"{P}/tags", Ok, 200, $"{Mine}/tags?name=<unique>&description=d&type=Regular"),
        new("GetTag", "GET", $"{P}/tags/{{tagId}}", Ok, 200, $"{Mine}/tags/<tag>?iterationId=<iteration>"),
        new("DeleteTag", "DELETE", $"{P}/tags/{{tagId}}", Gone, 204),
        new("UpdateTag", "PATCH", $"{P}/tags/{{tagId}}", Ok, 200, null, """{"name":"<unique>","description":"d","type":"Regular"}"""),
    ];
}
