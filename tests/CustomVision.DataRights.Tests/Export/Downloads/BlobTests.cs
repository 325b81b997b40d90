using System.Net;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Export.Downloads;

/// <summary>Which refusals to refresh a link say that the object of a download is gone.</summary>
public sealed class BlobTests
{
    private static readonly Guid Project = Guid.NewGuid();

    [Theory]
    [InlineData("NotFound", true)]
    [InlineData("NotFoundImage", true)]
    [InlineData("NotFoundIteration", false)]
    [InlineData("NotFoundProject", true)]
    [InlineData("NotFoundTag", false)]
    [InlineData("NotFoundApimSubscription", false)]
    public void IsGoneIn_ImageOfTheWorkspace_IsThatOfTheImageOrItsProject(string code, bool isGone) =>
        BlobOf(ServiceObjectKind.Image).IsGoneIn(Answer(code)).Should().Be(isGone);

    [Fact]
    public void IsGoneIn_ImageOfAnIteration_IsAlsoThatOfTheIteration() =>
        BlobOf(ServiceObjectKind.Image, isOfIteration: true).IsGoneIn(Answer("NotFoundIteration")).Should().BeTrue();

    [Theory]
    [InlineData("NotFound", true)]
    [InlineData("NotFoundImage", false)]
    [InlineData("NotFoundIteration", true)]
    [InlineData("NotFoundProject", true)]
    public void IsGoneIn_ExportedModel_IsThatOfItsIteration(string code, bool isGone) =>
        BlobOf(ServiceObjectKind.Iteration).IsGoneIn(Answer(code)).Should().Be(isGone);

    [Theory]
    [InlineData("NotFound", true)]
    [InlineData("NotFoundImage", false)]
    [InlineData("NotFoundIteration", false)]
    [InlineData("NotFoundProject", true)]
    public void IsGoneIn_StoredPrediction_IsThatOfItsProject(string code, bool isGone) =>
        BlobOf(ServiceObjectKind.Prediction).IsGoneIn(Answer(code)).Should().Be(isGone);

    private static Blob BlobOf(ServiceObjectKind requested, bool isOfIteration = false) =>
        new()
        {
            ProjectId = Project,
            File = PayloadFile.OfPrediction(Project, Guid.NewGuid()),
            Kind = BlobKind.Image,
            Link = new BlobLink(null),
            RefreshAsync = static (_, _) => throw new InvalidOperationException("Not asked here."),
            Requested = requested,
            IsOfIteration = isOfIteration,
        };

    private static TrainingApiException Answer(string code) =>
        new("x")
        {
            Status = HttpStatusCode.NotFound,
            Code = code,
            IsServiceShaped = true,
        };
}
