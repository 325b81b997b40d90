using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class SharedIdTests
{
    // Whether an image that is made of a prediction gets an id of its own is not known.
    [Fact]
    public async Task An_image_and_a_prediction_with_the_same_id_are_two_objects()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var shared = gallery.AlicesInShop[^1];
        var isThere = true;
        rig.Wire.Intercept = (request, _) =>
        {
            var path = request.RequestUri!.AbsolutePath;
            if (
                path.EndsWith("/predictions/query", StringComparison.Ordinal)
                && path.Contains(gallery.Shop.ToString(), StringComparison.Ordinal)
            )
            {
                return Task.FromResult(
                    Wire.Answer(
                        200,
                        "{\"token\":{\"continuation\":null},\"results\":["
                            + string.Join(',', gallery.Predictions.Select(id => $"{{\"id\":\"{id}\"}}"))
                            + (isThere ? $",{{\"id\":\"{shared}\"}}]}}" : "]}")
                    )
                );
            }

            if (request.Method == HttpMethod.Delete && path.EndsWith("/predictions", StringComparison.Ordinal))
            {
                isThere = false;
                return Task.FromResult(Wire.Answer(204, ""));
            }

            return null;
        };
        var request = Gallery.RequestForAlice();
        request.PredictionIds = [shared];

        var receipt = await rig.EraseAsync(request);

        receipt
            .Objects.Where(item => item.Id == shared)
            .Select(item => (item.Kind, item.Outcome))
            .Should()
            .BeEquivalentTo([(ErasureObjectKind.Prediction, ErasureOutcome.Erased), (ErasureObjectKind.Image, ErasureOutcome.Erased)]);
        rig.Project(gallery.Shop).AllImageIds.Should().NotContain(shared);
    }
}
