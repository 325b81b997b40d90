using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

/// <summary>Answers of many megabytes: what they may take of the memory, and what becomes of the call.</summary>
[Collection(nameof(LargeAnswerTests))]
[CollectionDefinition(nameof(LargeAnswerTests), DisableParallelization = true)] // what they allocate is measured
public sealed class LargeAnswerTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_of_60_megabytes_are_refused_and_allocate_no_more_than_one_budget(bool isDeclared)
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => Answer(new RepeatedStream(60 * Megabyte, text: "["u8.ToArray()), isDeclared ? 60 * Megabyte : null))
        );
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var calls = Enumerable
            .Range(0, 5)
            .Select(_ => rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>());
        var errors = await Task.WhenAll(calls);

        errors.Should().OnlyContain(error => error.Which.Message.Contains("33,554,432 bytes that are read of one answer"));
        rig.Training.Requests.Should().HaveCount(5, "another attempt would end the same way");
        (GC.GetTotalAllocatedBytes(precise: true) - before)
            .Should()
            .BeLessThan((isDeclared ? 8 : 64) * Megabyte, "that is for all five together");
        BodyBudget.Shared.Free.Should().Be(BodyBudget.Shared.Size);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_of_20_megabytes_is_read_with_one_copy_of_its_entries(bool isDeclared)
    {
        var entry = $$$"""{"id":"ID","name":"{{{new string('x', 100_000)}}}","settings":{"domainId":"{{{Guid.Empty}}}"}}""";
        var ids = Enumerable.Range(0, 200).Select(at => $"{new Guid(at, 0, 0, new byte[8])}");
        var entries = ids.Select(id => entry.Replace("ID", id, StringComparison.Ordinal));
        var page = Encoding.UTF8.GetBytes($"[{string.Join(',', entries)}]");
        using var rig = new TrainingRig(
            new StubHandler(_ => Answer(new RepeatedStream(page.Length, text: page), isDeclared ? page.Length : null))
        );
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var projects = await rig.Client.GetProjectsAsync(default);

        projects.Should().HaveCount(200).And.OnlyContain(project => project.Json.Length > 100_000);
        // The body, its entries, the names in UTF-16, and in parts, where no length is declared, the body once more.
        (GC.GetTotalAllocatedBytes(precise: true) - before)
            .Should()
            .BeLessThan((isDeclared ? 90 : 115) * Megabyte);
        BodyBudget.Shared.Free.Should().Be(BodyBudget.Shared.Size);
    }

    [Fact]
    public async Task Body_that_breaks_off_after_megabytes_holds_nothing()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => Answer(new RepeatedStream(5 * Megabyte, text: "["u8.ToArray(), breaks: true), length: null)),
            configure: options => options.MaxRetryAttempts = 1
        );

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        rig.Training.Requests.Should().HaveCount(2);
        BodyBudget.Shared.Free.Should().Be(BodyBudget.Shared.Size);
    }

    [Fact]
    public async Task Entry_of_more_than_a_megabyte_is_unread_and_costs_no_other()
    {
        var (large, other) = (Guid.NewGuid(), Guid.NewGuid());
        var page =
            $$"""[{"id":"{{large}}","created":"2026-01-01","x":"{{new string('x', Megabyte)}}"},{"id":"{{other}}","created":"2026-01-01","tags":[]}]""";
        using var rig = new TrainingRig(
            new StubHandler(asked => StubHandler.Json(asked.PathAndQuery.Contains("count", StringComparison.Ordinal) ? "2" : page))
        );
        var images = new List<Raw<Image>>();

        await foreach (var image in rig.Client.GetImages(TrainingRig.ProjectId, new ImageListQuery(), keepsUnread: true))
        {
            images.Add(image);
        }

        images.Select(image => image.Value.Id).Should().Equal(large, other);
        images[0].Unread.Should().Be(new UnreadObject(large, 1) { IsTooLarge = true });
        images[0].Json.IsEmpty.Should().BeTrue();
        images[1].Unread.Should().BeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Listing_whose_pages_are_too_large_is_read_in_shorter_ones(bool keepsUnread)
    {
        const int Count = 120;
        var takes = new List<int>();
        var filler = new string('x', 200_000);
        using var rig = new TrainingRig(
            new StubHandler(asked =>
            {
                if (asked.PathAndQuery.Contains("count", StringComparison.Ordinal))
                {
                    return StubHandler.Json(Count.ToString(CultureInfo.InvariantCulture));
                }

                var query = asked
                    .Uri.Query.TrimStart('?')
                    .Split('&')
                    .Select(part => part.Split('='))
                    .ToDictionary(part => part[0], part => part[1]);
                var (skip, take) = (
                    int.Parse(query["skip"], CultureInfo.InvariantCulture),
                    int.Parse(query["take"], CultureInfo.InvariantCulture)
                );
                takes.Add(take);
                return take > 100
                    ? Answer(new RepeatedStream(60 * Megabyte, text: "["u8.ToArray()), 60 * Megabyte)
                    : StubHandler.Json(
                        $"[{string.Join(',', Enumerable.Range(skip, Math.Min(take, Count - skip)).Select(at => $$"""{"id":"{{IdOf(at)}}","created":"2026-01-01","x":"{{filler}}"}"""))}]"
                    );
            })
        );
        var (listing, ids) = (rig.Client.GetImages(TrainingRig.ProjectId, new ImageListQuery(), keepsUnread), new List<Guid>());
        listing.Hint = Count;

        await foreach (var image in listing)
        {
            image.Unread.Should().BeNull();
            ids.Add(image.Value.Id);
        }

        ids.Should().Equal(Enumerable.Range(0, Count).Select(IdOf));
        takes.Should().StartWith([256, 64]).And.HaveCount(5);
        takes.Skip(2).Should().OnlyContain(take => take == 20, "so many have 4 MB");
    }

    [Fact]
    public async Task Window_holds_no_more_bytes_than_it_may_but_always_an_item()
    {
        var held = new CustomVision.DataRights.Export.ByteWindow(10);
        await held.AddAsync(20, default);
        var second = held.AddAsync(4, default).AsTask();
        second.IsCompleted.Should().BeFalse();

        held.Remove(20);
        await second;
        await held.AddAsync(6, default);
        using var cancel = new CancellationTokenSource();
        var third = held.AddAsync(1, cancel.Token).AsTask();
        third.IsCompleted.Should().BeFalse();
        await cancel.CancelAsync();

        await third.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Answer_of_more_entries_than_any_list_has_is_refused()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json($"[{string.Join(',', Enumerable.Repeat("{}", 10_001))}]")));

        (await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>())
            .Which.Message.Should()
            .StartWith("GetProjects");
    }

    private static Guid IdOf(int index) => new(index, 0, 0, [0, 0, 0, 0, 0, 0, 0, 3]);

    private static HttpResponseMessage Answer(Stream body, long? length)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentLength = length;
        return new HttpResponseMessage { Content = content };
    }
}
