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

    private static readonly ServiceObjectKind[] Kinds = Enum.GetValues<ServiceObjectKind>();

    [Fact]
    public void Each_kind_of_object_is_gone_under_its_own_code_and_the_general_one_alone()
    {
        var all = Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        var gone = all.ToDictionary(code => code, code => Kinds.Where(kind => ServiceAnswer.SaysGone(Answer(404, code), kind)).ToArray());

        all.Should().HaveCount(137).And.OnlyHaveUniqueItems();
        gone.Where(entry => entry.Value.Length > 0)
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, ServiceObjectKind[]>
                {
                    ["NotFound"] = Kinds,
                    ["NotFoundProject"] = [ServiceObjectKind.Project],
                    ["NotFoundIteration"] = [ServiceObjectKind.Iteration],
                    ["NotFoundIterationPerformance"] = [ServiceObjectKind.IterationPerformance],
                    ["NotFoundTag"] = [ServiceObjectKind.Tag],
                    ["NotFoundImage"] = [ServiceObjectKind.Image],
                }
            );
    }

    [Fact]
    public void No_code_names_a_kind_but_its_own()
    {
        foreach (var code in Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            Kinds
                .Where(kind => ServiceAnswer.NamesGone(Answer(404, code), kind))
                .Select(kind => $"NotFound{kind}")
                .Should()
                .BeSubsetOf([code]);
        }

        Kinds.Where(kind => ServiceAnswer.NamesGone(Answer(404, $"NotFound{kind}"), kind)).Should().Equal(Kinds);
    }

    [Theory]
    [InlineData(404, "NotFoundTag", false)]
    [InlineData(404, null, false)]
    [InlineData(404, null, true)]
    [InlineData(404, "404", true)]
    [InlineData(404, "notfoundtag", true)]
    [InlineData(401, "NotFoundTag", true)]
    [InlineData(403, "NotFoundTag", true)]
    [InlineData(410, "NotFoundTag", true)]
    [InlineData(500, "NotFoundTag", true)]
    public void An_answer_that_is_not_the_services_404_says_nothing(int status, string? code, bool isServiceShaped)
    {
        var answer = Answer(status, code, isServiceShaped);

        ServiceAnswer.SaysGone(answer, Kinds).Should().BeFalse();
        ServiceAnswer.NamesGone(answer, Kinds).Should().BeFalse();
    }

    [Fact]
    public void Without_an_answer_or_a_requested_object_nothing_is_gone()
    {
        ServiceAnswer.SaysGone(new TrainingApiException("x"), Kinds).Should().BeFalse();
        ServiceAnswer.SaysGone(new DataRightsException("x"), Kinds).Should().BeFalse();
        ServiceAnswer.SaysGone(Answer(404, "NotFound"), []).Should().BeFalse();
        ServiceAnswer.SaysGone(Answer(404, "NotFoundProject"), ServiceObjectKind.Tag, ServiceObjectKind.Project).Should().BeTrue();
    }

    private static TrainingApiException Answer(int status, string? code, bool isServiceShaped = true) =>
        new("x")
        {
            Status = (HttpStatusCode)status,
            Code = code,
            IsServiceShaped = isServiceShaped,
        };
}
