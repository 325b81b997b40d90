namespace CustomVision.DataRights.Emulator.Tests.Operations;

/// <summary>Calls that are refused: limits, missing and wrong parameters, states.</summary>
internal static class RefusalCases
{
    private const string P = "projects/<project>";
    private const string Box = "\"left\":0.1,\"top\":0.1,\"width\":0.5,\"height\":0.5";

    /// <summary>Method, path and query, body, status, code.</summary>
    public static TheoryData<string, string, string?, int, string> All { get; } =
        new()
        {
            { "GET", "domains/<unknown>", null, 404, "NotFoundDomain" },
            { "POST", "projects", null, 400, "BadRequestRequiredParamIsNull" },
            { "PATCH", "projects/<empty>", """{"name":"<taken name>"}""", 400, "BadRequestProjectNameNotUnique" },
            { "POST", "projects?name=<unique>&domainId=<unknown>", null, 400, "BadRequestProjectUnknownDomain" },
            { "POST", "projects?name=<unique>&targetExportPlatforms=Abacus", null, 400, "BadRequestProjectUnsupportedExportPlatform" },
            {
                "PATCH",
                P,
                """{"settings":{"domainId":"ee85a74c-405e-4adc-bb47-ffa8ca0c9f31"}}""",
                400,
                "BadRequestProjectUnsupportedDomainTypeChange"
            },
            { "PATCH", P, "", 400, "BadRequestRequiredParamIsNull" },
            { "PATCH", P, "{not json", 400, "BadRequest" },
            { "DELETE", P, null, 400, "BadRequestIterationIsPublished" },
            { "POST", "projects/import?token=nothing", null, 400, "BadRequestInvalidImportToken" },
            { "GET", $"{P}/artifacts", null, 400, "BadRequestRequiredParamIsNull" },
            { "GET", $"{P}/artifacts?path=i-0/i-0", null, 400, "BadRequestInvalidArtifactUri" },
            { "GET", "projects/not-a-guid", null, 400, "BadRequestInvalidIds" },
            { "GET", $"{P}/images?take=257", null, 400, "BadRequestExceededBatchSize" },
            { "GET", $"{P}/images?skip=-1", null, 400, "BadRequest" },
            { "GET", $"{P}/images?iterationId=<unknown>", null, 404, "NotFoundIteration" },
            { "GET", $"{P}/images?tagIds=<21 ids>", null, 400, "BadRequestExceededBatchSize" },
            { "GET", $"{P}/images?$filter=key", null, 400, "BadRequestInvalid" },
            { "GET", $"{P}/images/id?imageIds=<257 ids>", null, 400, "BadRequestExceededBatchSize" },
            { "GET", $"{P}/images/id?imageIds=x", null, 400, "BadRequestInvalidIds" },
            { "DELETE", $"{P}/images", null, 400, "BadRequestRequiredParamIsNull" },
            { "DELETE", $"{P}/images?imageIds=<257 ids>", null, 400, "BadRequestExceededBatchSize" },
            { "DELETE", $"{P}/images?imageIds=<image>&allImages=true", null, 400, "BadRequestInvalidIds" },
            { "DELETE", $"{P}/images?allIterations=true", null, 400, "BadRequestRequiredParamIsNull" },
            { "POST", $"{P}/images/files", """{"images":[]}""", 400, "BadRequestImageBatch" },
            { "POST", $"{P}/images/files", """{"images":[<65 files>]}""", 400, "BadRequestExceededBatchSize" },
            { "POST", $"{P}/images/files", """{"images":[{"name":"a"}],"tagIds":["<unknown>"]}""", 400, "BadRequestImageTags" },
            { "POST", $"{P}/images/files", """{"images":[{"name":"a"}],"metadata":{"":"v"}}""", 400, "BadRequestImageMetadataKey" },
            { "POST", $"{P}/images/metadata?imageIds=<65 ids>", "{}", 400, "BadRequestExceededBatchSize" },
            { "POST", $"{P}/images/metadata", "{}", 400, "BadRequestRequiredParamIsNull" },
            { "POST", $"{P}/images/metadata?imageIds=<image>", """{"<129 letters>":"v"}""", 400, "BadRequestImageMetadataKey" },
            { "POST", $"{P}/images/metadata?imageIds=<image>", """{"k":"<257 letters>"}""", 400, "BadRequestImageMetadataValue" },
            { "POST", $"{P}/images/tags", """{"tags":[<129 tags>]}""", 400, "BadRequestExceededBatchSize" },
            { "POST", $"{P}/images/tags", """{"tags":[{"imageId":"<image>","tagId":"<unknown>"}]}""", 400, "BadRequestImageTags" },
            { "DELETE", $"{P}/images/tags?imageIds=<65 ids>&tagIds=<tag>", null, 400, "BadRequestExceededBatchSize" },
            { "DELETE", $"{P}/images/tags?imageIds=<image>&tagIds=<21 ids>", null, 400, "BadRequestExceededBatchSize" },
            { "DELETE", $"{P}/images/tags?imageIds=<image>", null, 400, "BadRequestRequiredParamIsNull" },
            { "DELETE", $"{P}/images/regions?regionIds=<65 ids>", null, 400, "BadRequestExceededBatchSize" },
            { "DELETE", $"{P}/images/regions", null, 400, "BadRequestRequiredParamIsNull" },
            {
                "POST",
                $"{P}/images/regions",
                $$"""{"regions":[{"imageId":"<unknown>","tagId":"<tag>",{{Box}}}]}""",
                400,
                "BadRequestImageRegions"
            },
            {
                "POST",
                $"{P}/images/regions",
                $$"""{"regions":[{"imageId":"<image>","tagId":"<tag>",{{Box}}},{"imageId":"<image>","tagId":"<tag>",{{Box}}}]}""",
                400,
                "BadRequestImageRegions"
            },
            { "POST", $"{P}/images/<unknown>/regionproposals", null, 404, "NotFoundImage" },
            { "POST", $"{P}/images/suggested", "{}", 400, "BadRequestRequiredParamIsNull" },
            { "GET", $"{P}/iterations/<unknown>", null, 404, "NotFoundIteration" },
            { "DELETE", $"{P}/iterations/<unknown>", null, 404, "NotFoundIteration" },
            { "DELETE", $"{P}/iterations/<published>", null, 400, "BadRequestIterationIsPublished" },
            { "DELETE", $"{P}/iterations/<iteration>/publish", null, 400, "BadRequestIterationNotPublished" },
            { "PATCH", $"{P}/iterations/<iteration>", """{"name":"Iteration 1"}""", 400, "BadRequestIterationNameNotUnique" },
            {
                "POST",
                $"{P}/iterations/<iteration>/publish?publishName=live&predictionId=/subscriptions/s",
                null,
                400,
                "BadRequestInvalidPublishName"
            },
            {
                "POST",
                $"{P}/iterations/<iteration>/publish?publishName=new&predictionId=nothing",
                null,
                400,
                "BadRequestInvalidPublishTarget"
            },
            {
                "POST",
                $"{P}/iterations/<published>/publish?publishName=new&predictionId=/subscriptions/s&overwrite=true",
                null,
                400,
                "BadRequestIterationIsPublished"
            },
            { "POST", $"{P}/iterations/<iteration>/publish?predictionId=/subscriptions/s", null, 400, "BadRequestRequiredParamIsNull" },
            { "POST", $"{P}/iterations/<iteration>/export", null, 400, "BadRequestRequiredParamIsNull" },
            { "POST", $"{P}/iterations/<iteration>/export?platform=CoreML&flavor=ARM", null, 400, "BadRequestExportValidationFailed" },
            { "GET", $"{P}/iterations/<iteration>/performance?threshold=2", null, 400, "BadRequest" },
            { "POST", $"{P}/train?notificationEmailAddress=nowhere&forceTrain=true", null, 400, "BadRequestInvalidEmailAddress" },
            { "POST", $"{P}/train?trainingType=Advanced", null, 400, "BadRequestReservedBudgetInHoursNotEnoughForAdvancedTraining" },
            { "DELETE", $"{P}/predictions", null, 400, "BadRequestPredictionIdsMissing" },
            { "DELETE", $"{P}/predictions?ids=<65 ids>", null, 400, "BadRequestPredictionIdsExceededCount" },
            {
                "POST",
                $"{P}/predictions/query",
                """{"tags":[{"id":"<tag>"},{"id":"<tag>"},{"id":"<tag>"}]}""",
                400,
                "BadRequestPredictionTagsExceededCount"
            },
            { "POST", $"{P}/predictions/query", """{"maxCount":100000}""", 400, "BadRequestPredictionResultsExceededCount" },
            { "POST", $"{P}/predictions/query", """{"orderBy":"Loudest"}""", 400, "BadRequestPredictionInvalidQueryParameters" },
            { "POST", $"{P}/predictions/query", """{"continuation":"x"}""", 400, "BadRequestPredictionInvalidQueryParameters" },
            { "POST", $"{P}/quicktest/image?iterationId=<unknown>", "picture", 404, "NotFoundIteration" },
            { "POST", $"{P}/quicktest/url", """{"url":"http://example.com/x.png"}""", 400, "BadRequestImageUrl" },
            { "GET", $"{P}/tags/<unknown>", null, 404, "NotFoundTag" },
            { "DELETE", $"{P}/tags/<unknown>", null, 404, "NotFoundTag" },
            { "POST", $"{P}/tags?name=car", null, 400, "BadRequestTagNameNotUnique" },
            { "POST", $"{P}/tags", null, 400, "BadRequestRequiredParamIsNull" },
            { "POST", $"{P}/tags?name=new&type=Odd", null, 400, "BadRequest" },
            { "PATCH", $"{P}/tags/<tag>", """{"name":"van"}""", 400, "BadRequestTagNameNotUnique" },
        };
}
