using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Training;

/// <summary>
/// Predicts for an image with a trained iteration. The result depends only on the bytes of the image and the tags of the iteration, so that
/// it never changes. An image of the training set mostly gets its own tags.
/// </summary>
internal static class Predictor
{
    /// <summary>Predicts for an image of the iteration's training set.</summary>
    public static ImmutableArray<PredictedTag> Predict(ProjectState project, IterationState iteration, ImageRecord image) =>
        Predict(project, iteration, image.Content.Digest, image);

    /// <summary>Predicts for any image; if it belongs to the training set, its labels are taken into account.</summary>
    public static ImmutableArray<PredictedTag> Predict(ProjectState project, IterationState iteration, string digest)
    {
        var known = project.FindSame(digest) is { } id ? iteration.Frozen.Images.Find(id) : null;
        return Predict(project, iteration, digest, known);
    }

    private static ImmutableArray<PredictedTag> Predict(ProjectState project, IterationState iteration, string digest, ImageRecord? known)
    {
        var found = project.IsDetection
            ? iteration.Frozen.Tags.Values.SelectMany(tag => Detect(digest, tag, known))
            : Classify(digest, iteration.Frozen.Tags.Values, known, project.IsMulticlass);
        return [.. found.OrderByDescending(result => result.Probability).ThenBy(result => result.TagId)];
    }

    private static IEnumerable<PredictedTag> Classify(string digest, IEnumerable<TagRecord> tags, ImageRecord? known, bool isMulticlass)
    {
        var scores = tags.Select(tag => (Tag: tag, Score: Score(digest, tag.Id, known?.HasTag(tag.Id)))).ToList();
        var sum = isMulticlass ? scores.Sum(score => score.Score) : 1;
        return scores.Select(score => new PredictedTag(score.Tag.Id, score.Tag.Name, score.Tag.Type, (float)(score.Score / sum), null));
    }

    private static IEnumerable<PredictedTag> Detect(string digest, TagRecord tag, ImageRecord? known)
    {
        var own = known?.Regions.Where(region => region.TagId == tag.Id).ToList() ?? [];
        foreach (var region in own)
        {
            var shift = (float)((Unit(digest, region.Id, "shift") - 0.5) * 0.04);
            var box = region.Box with
            {
                Left = Math.Clamp(region.Box.Left + shift, 0, 1 - region.Box.Width),
                Top = Math.Clamp(region.Box.Top - shift, 0, 1 - region.Box.Height),
            };
            yield return new PredictedTag(tag.Id, tag.Name, tag.Type, (float)Score(digest, region.Id, true), box);
        }

        if (own.Count == 0)
        {
            var (width, height) = (0.2f + (float)Unit(digest, tag.Id, "width") * 0.3f, 0.2f + (float)Unit(digest, tag.Id, "height") * 0.3f);
            var box = new Box(
                (float)Unit(digest, tag.Id, "left") * (1 - width),
                (float)Unit(digest, tag.Id, "top") * (1 - height),
                width,
                height
            );
            yield return new PredictedTag(tag.Id, tag.Name, tag.Type, (float)Score(digest, tag.Id, known is null ? null : false), box);
        }
    }

    // With the tag: 0.4 to 1, mostly high. Without it: 0 to 0.6, mostly low. Unknown: any value.
    private static double Score(string digest, Guid id, bool? carries)
    {
        var unit = Unit(digest, id, "score");
        return carries switch
        {
            true => 0.4 + (0.6 * Math.Sqrt(unit)),
            false => 0.6 * unit * unit * unit,
            null => unit,
        };
    }

    /// <summary>Returns a number from 0 to below 1 that depends only on the arguments.</summary>
    private static double Unit(string digest, Guid id, string purpose)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{digest}|{id:N}|{purpose}"), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)(1L << 32);
    }
}
