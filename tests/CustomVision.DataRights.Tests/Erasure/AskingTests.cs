using System.Net;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Verification;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>What counts as the service's own word that something is gone.</summary>
public sealed class AskingTests
{
    [Theory]
    [InlineData(404, "NotFoundTag", true, true)]
    [InlineData(404, "NotFound", true, true)]
    [InlineData(404, "NotFoundTag", false, false)]
    [InlineData(404, null, false, false)]
    [InlineData(404, "404", true, false)]
    [InlineData(404, "NotFoundProject", true, false)]
    [InlineData(404, "NotFoundApimSubscription", true, false)]
    [InlineData(401, "NotFoundTag", true, false)]
    [InlineData(403, "NotFoundTag", true, false)]
    [InlineData(410, "NotFoundTag", true, false)]
    [InlineData(500, "NotFoundTag", true, false)]
    public void Only_the_services_own_not_found_of_what_was_asked_for_says_that_it_is_gone(int status, string? code, bool isServiceShaped, bool says)
    {
        var answer = new TrainingApiException("x") { Status = (HttpStatusCode)status, Code = code, IsServiceShaped = isServiceShaped };

        Asking.SaysGone(answer, ErasureObjectKind.Tag).Should().Be(says);
    }

    [Fact]
    public void No_answer_says_nothing()
    {
        Asking.SaysGone(new TrainingApiException("x"), ErasureObjectKind.Tag, ErasureObjectKind.Project).Should().BeFalse();
        Asking.SaysGone(new DataRightsException("x"), ErasureObjectKind.Project).Should().BeFalse();
    }
}
