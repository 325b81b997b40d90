using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Synthetic;

namespace CustomVision.DataRights.Emulator.Tests.Synthetic;

/// <summary>The set in memory is the model: whatever is done to both, both answer alike.</summary>
public sealed class SyntheticImageSetTests
{
    private const int Size = 500;

    private readonly Guid[] _tags = [.. Enumerable.Range(1, 10).Select(i => new Guid(i, 0, 0, new byte[8]))];
    private readonly SyntheticImages _images;

    public SyntheticImageSetTests()
    {
        _images = new SyntheticImages(2, Size, new SyntheticPictures(SyntheticAccountOptions.MinImageBytes), _tags);
    }

    [Fact]
    public void Untouched_AnswersAsTheModel() => MustAgree(new SyntheticImageSet(_images), Model());

    [Fact]
    public void Changed_AnswersAsTheModel()
    {
        var random = new Random(5);
        var set = new SyntheticImageSet(_images);
        var model = Model();
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 80; i++)
            {
                Change(random, set, model);
            }

            MustAgree(set, model);
        }
    }

    [Fact]
    public void Copy_DoesNotSeeLaterChanges()
    {
        var random = new Random(6);
        var set = new SyntheticImageSet(_images);
        var model = Model();
        for (var i = 0; i < 60; i++)
        {
            Change(random, set, model);
        }

        var (copy, modelCopy) = (set.Copy(), model.Copy());
        for (var i = 0; i < 60; i++)
        {
            Change(random, set, model);
        }

        MustAgree(copy, modelCopy);
        MustAgree(set, model);
    }

    [Fact]
    public void CopyOf_HoldsWhatMatches()
    {
        var random = new Random(7);
        var set = new SyntheticImageSet(_images);
        var model = Model();
        for (var i = 0; i < 60; i++)
        {
            Change(random, set, model);
        }

        foreach (var query in Queries())
        {
            MustAgree(set.CopyOf(query), model.CopyOf(query));
        }
    }

    [Fact]
    public void Find_IdOfAnotherProject_IsNotThere()
    {
        new SyntheticImageSet(_images).Find(SyntheticId.Of(1, 3)).Should().BeNull();
        new SyntheticImageSet(_images).Find(SyntheticId.Of(2, Size)).Should().BeNull();
        new SyntheticImageSet(_images).Find(SyntheticId.Of(2, 3)).Should().NotBeNull();
    }

    private void Change(Random random, SyntheticImageSet set, MemoryImageSet model)
    {
        var id = _images.IdOf(random.Next(Size));
        switch (random.Next(4))
        {
            case 0:
                set.Remove(id).Should().Be(model.Remove(id));
                break;
            case 1:
                var changed = _images.Record(_images.IndexOf(id)) with
                {
                    Tags = [new(_tags[random.Next(10)], SyntheticImages.Begin)],
                    Metadata = [],
                };
                set.Put(changed);
                model.Put(changed);
                break;
            case 2:
                var added = _images.Record(0) with
                {
                    Id = new Guid(random.Next(30), 1, 1, new byte[8]),
                    Created = SyntheticImages.Begin.AddYears(1).AddSeconds(random.Next(3)),
                };
                set.Put(added);
                model.Put(added);
                break;
            default:
                var other = new Guid(random.Next(30), 1, 1, new byte[8]);
                set.Remove(other).Should().Be(model.Remove(other));
                break;
        }
    }

    private MemoryImageSet Model() => new(Enumerable.Range(0, Size).Select(_images.Record));

    private IEnumerable<ImageQuery> Queries() =>
        [
            ImageQuery.Everything,
            new() { Status = TaggingStatus.Tagged },
            new() { Status = TaggingStatus.Untagged },
            new() { TagIds = [_tags[0], _tags[4]] },
            new() { TagIds = [Guid.NewGuid()] },
            new() { Status = TaggingStatus.Tagged, Condition = image => image.Metadata.Any(pair => pair.Value.EndsWith('1')) },
        ];

    private void MustAgree(IImageSet set, IImageSet model)
    {
        foreach (var query in Queries())
        {
            set.Count(query).Should().Be(model.Count(query));
            foreach (var order in new[] { ImageOrder.Newest, ImageOrder.Oldest })
            {
                foreach (var (skip, take) in new[] { (0, 50), (37, 1), (0, int.MaxValue), (250, 256), (490, 256), (Size + 40, 10), (5, 0) })
                {
                    set.Range(query, order, skip, take).Select(Shape).Should().Equal(model.Range(query, order, skip, take).Select(Shape));
                }
            }
        }

        set.CountByTag().Should().BeEquivalentTo(model.CountByTag());
        set.Ids.Order().Should().Equal(model.Ids.Order());
        Guid[] ids = [.. Enumerable.Range(0, Size).Select(_images.IdOf), .. model.Ids, Guid.Empty];
        ids.Select(id => set.Find(id) is { } found ? Shape(found) : "none")
            .Should()
            .Equal(ids.Select(id => model.Find(id) is { } expected ? Shape(expected) : "none"));
    }

    private static string Shape(ImageRecord image) =>
        $"{image.Id} {image.Created:O} {string.Join(',', image.Tags)} {string.Join(',', image.Metadata)} {image.Content.Digest}";
}
