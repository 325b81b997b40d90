using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training.Json;

public sealed class WireTests
{
    private const string DetectionImage =
        """{"id":"26571c15-ac69-4b76-8806-de27e33eb796","created":"2020-02-11T16:43:09.097287","width":816,"height":612,"originalImageUri":"https://h/i?sig=a%2Bb","tags":[{"tagId":"6a6d50a1-8987-4283-89f6-92d94a923822","tagName":"가위","created":"2020-02-11T16:43:09.1094547"}],"regions":[{"regionId":"62675a96-062f-439e-ad6c-481386234e16","tagName":"가위","created":"2020-02-11T16:43:09.1250682","tagId":"6a6d50a1-8987-4283-89f6-92d94a923822","left":0.295343131,"top":1.0,"width":8.79471951E-13,"height":0.421568632}],"metadata":{"k":"v/\u00e9"}}""";

    [Fact]
    public async Task Image_is_read_in_full()
    {
        var (image, _) = (await List($"[{DetectionImage}]")).Single();

        image.Width.Should().Be(816);
        image.Tags.Single().TagName.Should().Be("가위");
        image.Regions.Single().Left.Should().Be(0.295343131);
        image.Regions.Single().Width.Should().Be(8.79471951E-13);
        image.Metadata.Should().ContainSingle().Which.Value.Should().Be("v/é");
        image.AdditionalData.Should().BeNull();
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData(" [\r\n  {0} ,\n {0}]\n")]
    public async Task Raw_tokens_are_the_services_own(string layout)
    {
        var images = await List(layout.Replace("{0}", DetectionImage, StringComparison.Ordinal));

        images
            .Select(image => Encoding.UTF8.GetString(image.Json.Span))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(json => json == DetectionImage);
    }

    [Fact]
    public async Task Raw_tokens_outlive_the_answer()
    {
        // The body's buffer goes back to the pool and is used again: what was handed out must not change with it.
        using var rig = new TrainingRig(
            new StubHandler(asked =>
                StubHandler.Json(
                    asked.Index == 0
                        ? """{"id":"8a32ea60-1c53-43c3-8113-d0b1f470fbdb","name":"first"}"""
                        : """{"id":"8a32ea60-1c53-43c3-8113-d0b1f470fbdb","name":"other"}"""
                )
            )
        );

        var first = await rig.Client.GetProjectAsync(TrainingRig.ProjectId, default);
        await rig.Client.GetProjectAsync(TrainingRig.ProjectId, default);

        Encoding.UTF8.GetString(first.Json.Span).Should().Contain("first");
    }

    [Theory]
    [InlineData("2020-02-11T16:43:09.097287", "2020-02-11T16:43:09.0972870Z")]
    [InlineData("2020-02-11T16:43:09", "2020-02-11T16:43:09.0000000Z")]
    [InlineData("2020-02-11T16:43:09.1094547", "2020-02-11T16:43:09.1094547Z")]
    [InlineData("2020-11-06T16:37:26.266Z", "2020-11-06T16:37:26.2660000Z")]
    [InlineData("2020-11-06T18:37:26.266+02:00", "2020-11-06T16:37:26.2660000Z")]
    public async Task Time_without_a_zone_is_utc(string wire, string expected)
    {
        var (image, _) = (await List($$"""[{"id":"26571c15-ac69-4b76-8806-de27e33eb796","created":"{{wire}}"}]""")).Single();

        image.Created.Offset.Should().Be(TimeSpan.Zero);
        image.Created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Fact]
    public void Time_without_a_zone_is_utc_on_a_machine_that_is_elsewhere()
    {
        var elsewhere = TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(zone => zone.BaseUtcOffset >= TimeSpan.FromHours(5));
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", elsewhere?.Id ?? before);
            TimeZoneInfo.ClearCachedData();

            var image = JsonSerializer.Deserialize(
                """{"id":"26571c15-ac69-4b76-8806-de27e33eb796","created":"2020-02-11T16:43:09"}""",
                TrainingJsonContext.Default.Image
            )!;

            image.Created.Should().Be(new DateTimeOffset(2020, 2, 11, 16, 43, 9, TimeSpan.Zero));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public async Task Omitted_members_are_empty()
    {
        var (image, _) = (await List("""[{"id":"26571c15-ac69-4b76-8806-de27e33eb796"}]""")).Single();

        image.Tags.Should().BeEmpty();
        image.Regions.Should().BeEmpty();
        image.Metadata.Should().BeEmpty();
        image.OriginalImageUri.Should().BeNull();
    }

    [Fact]
    public async Task Null_members_are_empty_even_where_the_description_forbids_null()
    {
        var (image, _) = (
            await List(
                """[{"id":"26571c15-ac69-4b76-8806-de27e33eb796","created":null,"width":null,"tags":null,"regions":null,"metadata":null,"thumbnailUri":null}]"""
            )
        ).Single();

        image.Tags.Should().BeEmpty();
        image.Metadata.Should().BeEmpty();
        image.Width.Should().Be(0);
    }

    [Fact]
    public async Task Unknown_members_and_values_are_kept()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ =>
                StubHandler.Json(
                    """{"id":"b36b50e6-a60a-43b9-9c60-960918331f7a","name":"Iteration 1","status":"Dreaming","exportableTo":["IVS"],"trainedAt":null,"mood":{"a":[1,2]}}"""
                )
            )
        );

        var iteration = (await rig.Client.GetIterationAsync(TrainingRig.ProjectId, TrainingRig.IterationId, default)).Value;

        iteration.Status.Should().Be("Dreaming");
        iteration.ExportableTo.Should().Equal("IVS");
        iteration.TrainedAt.Should().BeNull();
        iteration.AdditionalData.Should().ContainKey("mood").WhoseValue.GetProperty("a").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Project_as_recorded_is_read()
    {
        const string Recorded =
            """{"id":"8a32ea60-1c53-43c3-8113-d0b1f470fbdb","name":"Test Project","description":"","settings":{"domainId":"ee85a74c-405e-4adc-bb47-ffa8ca0c9f31","classificationType":"Multilabel","targetExportPlatforms":[],"useNegativeSet":true,"detectionParameters":null,"imageProcessingSettings":{"augmentationMethods":{"rotation":true,"horizontal flip":false}}},"created":"2020-11-06T16:37:26.266Z","lastModified":"2020-11-06T16:37:26.266Z","thumbnailUri":null,"drModeEnabled":false,"status":"Succeeded"}""";
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json(Recorded)));

        var (project, json) = await rig.Client.GetProjectAsync(TrainingRig.ProjectId, default);

        project.Settings!.ClassificationType.Should().Be("Multilabel");
        var methods = project.Settings.ImageProcessingSettings!.Value.GetProperty("augmentationMethods");
        methods.GetProperty("horizontal flip").GetBoolean().Should().BeFalse();
        project.AdditionalData.Should().BeNull("every member of the recording is known");
        project.Settings.AdditionalData.Should().BeNull();
        Encoding.UTF8.GetString(json.Span).Should().Be(Recorded);
    }

    [Fact]
    public async Task Account_of_version_1_is_read_and_keeps_its_keys_to_itself()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ =>
                StubHandler.Json(
                    """{"UserName":"u","Email":"u@example.com","Keys":{"TrainingKeys":{"PrimaryKey":"secret-1","SecondaryKey":null},"PredictionKeys":null},"Quotas":{"Tier":"F0","Projects":{"Total":2,"Used":1,"TimeUntilReset":null},"PerProject":[{"ProjectId":"8a32ea60-1c53-43c3-8113-d0b1f470fbdb","Images":{"Total":5000,"Used":3}}]}}"""
                )
            )
        );

        var account = (await rig.Client.GetAccountInfoAsync(default)).Value;

        rig.Training.Requests.Single().PathAndQuery.Should().Be("/customvision/v1.2/Training/account");
        account.Quotas!.Value.GetProperty("PerProject")[0].GetProperty("Images").GetProperty("Total").GetInt32().Should().Be(5000);
        account.Keys!.TrainingKeys!.PrimaryKey!.Reveal().Should().Be("secret-1");
        account.Keys.TrainingKeys.PrimaryKey.ToString().Should().Be("[redacted]");
        account.ToString().Should().NotContain("secret").And.NotContain("example.com");
        JsonSerializer.Serialize(account).Should().NotContain("secret-1");
    }

    [Fact]
    public void No_model_shows_a_name_or_a_link()
    {
        var id = Guid.NewGuid();
        object[] models =
        [
            new Image
            {
                Id = id,
                OriginalImageUri = "https://h/?sig=1",
                Tags = [new ImageTag { TagId = id, TagName = "Anna" }],
            },
            new Project { Id = id, Name = "Anna" },
            new Iteration { Id = id, Name = "Anna" },
            new Tag { Id = id, Name = "Anna" },
            new ImageTag { TagId = id, TagName = "Anna" },
            new ImageRegion { TagId = id, TagName = "Anna" },
            new Prediction { TagId = id, TagName = "Anna" },
            new StoredPrediction { Id = id, OriginalImageUri = "https://h/?sig=1" },
            new ExportedModel { Platform = "Anna", DownloadUri = "https://h/?sig=1" },
            new TagPerformance { Id = id, Name = "Anna" },
            new PredictionQuery { Application = "Anna" },
            new AccountInfo { UserName = "Anna" },
        ];

        models.Select(model => model.ToString()).Should().OnlyContain(text => !text!.Contains("Anna") && !text.Contains("sig="));
    }

    private static async Task<IReadOnlyList<Raw<Image>>> List(string body)
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json(body)));
        return await rig.Client.GetNewestImagesAsync(TrainingRig.ProjectId, null, 1, default);
    }
}
