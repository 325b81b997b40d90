using System.Net;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

/// <summary>Which answers say that an object is gone: every code of the service, held against every kind of object.</summary>
public sealed class ServiceAnswerTests
{
    // The codes of v3.3 and v3.4-preview.
    private const string Codes = """
        NoError BadRequest BadRequestExceededBatchSize BadRequestNotSupported BadRequestInvalidIds BadRequestProjectName
        BadRequestProjectNameNotUnique BadRequestProjectDescription BadRequestProjectUnknownDomain
        BadRequestProjectUnknownClassification BadRequestProjectUnsupportedDomainTypeChange
        BadRequestProjectUnsupportedExportPlatform BadRequestProjectImagePreprocessingSettings BadRequestProjectDuplicated
        BadRequestIterationName BadRequestIterationNameNotUnique BadRequestIterationDescription BadRequestIterationIsNotTrained
        BadRequestIterationValidationFailed BadRequestWorkspaceCannotBeModified BadRequestWorkspaceNotDeletable BadRequestTagName
        BadRequestTagNameNotUnique BadRequestTagDescription BadRequestTagType BadRequestMultipleNegativeTag
        BadRequestMultipleGeneralProductTag BadRequestImageTags BadRequestImageRegions BadRequestNegativeAndRegularTagOnSameImage
        BadRequestUnsupportedDomain BadRequestRequiredParamIsNull BadRequestIterationIsPublished BadRequestInvalidPublishName
        BadRequestInvalidPublishTarget BadRequestUnpublishFailed BadRequestIterationNotPublished BadRequestSubscriptionApi
        BadRequestExceedProjectLimit BadRequestExceedIterationPerProjectLimit BadRequestExceedTagPerProjectLimit
        BadRequestExceedTagPerImageLimit BadRequestExceededQuota BadRequestCannotMigrateProjectWithName BadRequestNotLimitedTrial
        BadRequestImageBatch BadRequestImageStream BadRequestImageUrl BadRequestImageFormat BadRequestImageSizeBytes
        BadRequestImageDimensions BadRequestImageExceededCount BadRequestTrainingNotNeeded
        BadRequestTrainingNotNeededButTrainingPipelineUpdated BadRequestTrainingValidationFailed
        BadRequestClassificationTrainingValidationFailed BadRequestMultiClassClassificationTrainingValidationFailed
        BadRequestMultiLabelClassificationTrainingValidationFailed BadRequestDetectionTrainingValidationFailed
        BadRequestTrainingAlreadyInProgress BadRequestDetectionTrainingNotAllowNegativeTag BadRequestInvalidEmailAddress
        BadRequestDomainNotSupportedForAdvancedTraining BadRequestExportPlatformNotSupportedForAdvancedTraining
        BadRequestReservedBudgetInHoursNotEnoughForAdvancedTraining BadRequestExportValidationFailed
        BadRequestExportAlreadyInProgress BadRequestPredictionIdsMissing BadRequestPredictionIdsExceededCount
        BadRequestPredictionTagsExceededCount BadRequestPredictionResultsExceededCount BadRequestPredictionInvalidApplicationName
        BadRequestPredictionInvalidQueryParameters BadRequestInvalidImportToken BadRequestExportWhileTraining
        BadRequestImageMetadataKey BadRequestImageMetadataValue BadRequestOperationNotSupported BadRequestInvalidArtifactUri
        BadRequestCustomerManagedKeyRevoked BadRequestInvalid UnsupportedMediaType Forbidden ForbiddenUser ForbiddenUserResource
        ForbiddenUserSignupDisabled ForbiddenUserSignupAllowanceExceeded ForbiddenUserDoesNotExist ForbiddenUserDisabled
        ForbiddenUserInsufficientCapability ForbiddenDRModeEnabled ForbiddenInvalid NotFound NotFoundProject
        NotFoundProjectDefaultIteration NotFoundIteration NotFoundIterationPerformance NotFoundTag NotFoundImage NotFoundDomain
        NotFoundApimSubscription NotFoundInvalid Conflict ConflictInvalid ErrorUnknown ErrorIterationCopyFailed
        ErrorPreparePerformanceMigrationFailed ErrorProjectInvalidWorkspace ErrorProjectInvalidPipelineConfiguration
        ErrorProjectInvalidDomain ErrorProjectTrainingRequestFailed ErrorProjectImportRequestFailed
        ErrorProjectExportRequestFailed ErrorFeaturizationServiceUnavailable ErrorFeaturizationQueueTimeout
        ErrorFeaturizationInvalidFeaturizer ErrorFeaturizationAugmentationUnavailable ErrorFeaturizationUnrecognizedJob
        ErrorFeaturizationAugmentationError ErrorExporterInvalidPlatform ErrorExporterInvalidFeaturizer
        ErrorExporterInvalidClassifier ErrorPredictionServiceUnavailable ErrorPredictionModelNotFound
        ErrorPredictionModelNotCached ErrorPrediction ErrorPredictionStorage ErrorRegionProposal ErrorUnknownBaseModel
        ErrorInvalid BadRequestImageAspectRatio BadRequestRetiredDomainNotSupportedForTraining
        BadRequestCustomBaseModelIterationStatusNotCompleted BadRequestCustomBaseModelDomainNotCompatible
        BadRequestCustomBaseModelArchitectureRetired BadRequestInvalidUri ErrorServerTimeOut
        """;

    private static readonly string[] All = Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly ServiceObjectKind[] Kinds = Enum.GetValues<ServiceObjectKind>();

    [Theory]
    [InlineData(ServiceObjectKind.Project, "NotFoundProject")]
    [InlineData(ServiceObjectKind.Iteration, "NotFoundIteration")]
    [InlineData(ServiceObjectKind.IterationPerformance, "NotFoundIterationPerformance")]
    [InlineData(ServiceObjectKind.Tag, "NotFoundTag")]
    [InlineData(ServiceObjectKind.Image, "NotFoundImage")]
    [InlineData(ServiceObjectKind.Prediction, null)]
    public void Each_kind_of_object_is_gone_under_its_own_code_and_no_other_code_says_so(object kind, string? code)
    {
        All.Should().HaveCount(137).And.OnlyHaveUniqueItems();
        var requested = (ServiceObjectKind)kind;
        string[] own = code is null ? [] : [code];
        foreach (var (orIteration, orProject, isOneOfSeveral) in Flags())
        {
            string[] expected =
            [
                .. own,
                .. isOneOfSeveral ? (string[])[] : ["NotFound"],
                .. orIteration ? (string[])["NotFoundIteration"] : [],
                .. orProject ? (string[])["NotFoundProject"] : [],
            ];
            All.Where(said => ServiceAnswer.SaysGone(Answer(404, said), requested, orIteration, orProject, isOneOfSeveral))
                .Should()
                .BeEquivalentTo(
                    expected.Distinct(),
                    "{0} was requested (or iteration: {1}, or project: {2}, of several: {3})",
                    requested,
                    orIteration,
                    orProject,
                    isOneOfSeveral
                );
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(410)]
    [InlineData(500)]
    public void No_code_says_that_anything_is_gone_under_another_status(int status) =>
        All.Where(code => MeansGone(Answer(status, code))).Should().BeEmpty();

    [Theory]
    [InlineData("NotFoundTag", false)]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("404", true)]
    [InlineData("notfoundtag", true)]
    public void A_404_that_is_not_the_services_says_nothing(string? code, bool isServiceShaped) =>
        MeansGone(Answer(404, code, isServiceShaped)).Should().BeFalse();

    [Fact]
    public void Without_an_answer_nothing_is_gone()
    {
        MeansGone(new TrainingApiException("x")).Should().BeFalse();
        MeansGone(new DataRightsException("x")).Should().BeFalse();
    }

    [Fact]
    public void The_services_own_codes_say_that_a_route_is_unknown_only_where_they_name_no_object()
    {
        All.Where(code => ServiceAnswer.SaysRouteIsUnknown(Answer(404, code))).Should().Equal("NotFound");
        ServiceAnswer.SaysRouteIsUnknown(Answer(404, code: null, isServiceShaped: false)).Should().BeTrue("the gateway says so");
        ServiceAnswer.SaysRouteIsUnknown(Answer(410, code: null, isServiceShaped: false)).Should().BeTrue();
        ServiceAnswer.SaysRouteIsUnknown(Answer(403, code: null, isServiceShaped: false)).Should().BeFalse();
    }

    [Fact]
    public void Bytes_are_gone_by_the_storages_404_or_by_that_of_their_image()
    {
        All.Where(code => ServiceAnswer.SaysBytesAreGone(Answer(404, code))).Should().Equal("NotFound", "NotFoundImage");
        ServiceAnswer.SaysBytesAreGone(Answer(404, code: null, isServiceShaped: false)).Should().BeFalse("a gateway's says nothing");
        ServiceAnswer.SaysBytesAreGone(Blob(404)).Should().BeTrue();
        ServiceAnswer.SaysBytesAreGone(Blob(403)).Should().BeFalse("a link expires");
        ServiceAnswer.SaysBytesAreGone(Blob(410)).Should().BeFalse();
    }

    [Fact]
    public void A_refusal_may_mean_unknown_ids_unless_it_names_what_holds_them()
    {
        All.Where(code => !ServiceAnswer.MayMeanUnknownIds(Answer(404, code))).Should().Equal("NotFoundProject", "NotFoundIteration");
        ServiceAnswer.MayMeanUnknownIds(Answer(400, "BadRequestInvalidIds")).Should().BeTrue();
        ServiceAnswer.MayMeanUnknownIds(Answer(403, "Forbidden")).Should().BeFalse();
        ServiceAnswer.MayMeanUnknownIds(Answer(404, code: null, isServiceShaped: false)).Should().BeFalse();
    }

    [Theory]
    [InlineData(404, "ResourceNotFound", true)]
    [InlineData(404, "resourcenotfound", true)]
    [InlineData(404, "ResourceGroupNotFound", false)]
    [InlineData(404, "SubscriptionNotFound", false)]
    [InlineData(404, null, false)]
    [InlineData(403, "ResourceNotFound", false)]
    public void An_account_is_gone_under_the_code_of_a_missing_resource_alone(int status, string? code, bool isGone) =>
        ServiceAnswer.SaysAccountIsGone((HttpStatusCode)status, code).Should().Be(isGone);

    // Of whichever kind.
    private static bool MeansGone(Exception error) =>
        Kinds.Any(kind => ServiceAnswer.SaysGone(error, kind, orIteration: true, orProject: true));

    private static IEnumerable<(bool OrIteration, bool OrProject, bool IsOneOfSeveral)> Flags() =>
        Enumerable.Range(0, 8).Select(bits => ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));

    private static TrainingApiException Blob(int status) => new("x") { Operation = "GetBlob", Status = (HttpStatusCode)status };

    private static TrainingApiException Answer(int status, string? code, bool isServiceShaped = true) =>
        new("x")
        {
            Status = (HttpStatusCode)status,
            Code = code,
            IsServiceShaped = isServiceShaped,
        };
}
