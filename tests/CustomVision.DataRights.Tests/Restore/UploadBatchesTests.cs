using CustomVision.DataRights.Restore;

namespace CustomVision.DataRights.Tests.Restore;

/// <summary>20,000 images in at most 1.1 times the fewest uploads, and within every rule of the service.</summary>
public sealed class UploadBatchesTests
{
    private const int Images = 20_000;
    private const long MaxBytes = 3_500_000;

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(10, 3, 1)]
    [InlineData(200, 1, 1)]
    [InlineData(450, 1, 7)]
    [InlineData(40, 2, 1)]
    [InlineData(50, 1, Images)]
    public void Uploads_are_at_most_a_tenth_more_than_the_fewest(int tags, int tagsOfAnImage, int metadata)
    {
        var random = new Random(tags);
        var ids = Enumerable.Range(0, tags).Select(_ => NewId(random)).ToList();
        List<PlannedImage> images =
        [
            .. Enumerable
                .Range(0, Images)
                .Select(number => new PlannedImage
                {
                    Id = NewId(random),
                    Sha256 = default,
                    File = default,
                    Length = random.Next(20_000, 80_000),
                    TagIds = tags == 0 ? [] : [.. Enumerable.Range(0, tagsOfAnImage).Select(_ => ids[random.Next(tags)]).Distinct()],
                    Regions = [],
                    Metadata = [new("number", $"{number % metadata}")],
                }),
        ];

        var batches = UploadBatches.Pack(images, MaxBytes);

        batches.SelectMany(batch => batch).Select(image => image.Id).Order().Should().Equal(images.Select(image => image.Id).Order());
        batches
            .Should()
            .OnlyContain(batch =>
                batch.Count <= 64
                && batch.SelectMany(image => image.TagIds).Distinct().Count() <= 20
                && batch.Sum(image => image.Length) <= MaxBytes
                && batch.Select(image => image.MetadataKey).Distinct().Count() == 1
            );
        var fewest = images
            .GroupBy(image => image.MetadataKey)
            .Sum(group =>
                (int)Math.Max(Math.Ceiling(group.Count() / 64d), Math.Ceiling(group.Sum(image => image.Length) / (double)MaxBytes))
            );
        batches.Count.Should().BeLessThanOrEqualTo((int)(fewest * 1.1) + 1);
    }

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
