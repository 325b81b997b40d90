using System.Globalization;
using System.Net;
using System.Reflection;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Languages;

/// <summary>A report is English; its pages and a host say its sentences in their own language.</summary>
public sealed class ReasonTranslationTests
{
    private static readonly Guid Id = new("11111111-2222-3333-4444-555555555555");

    public static TheoryData<string> Languages => [.. TextLanguage.All.Select(language => language.Tag).Where(tag => tag != "en")];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_of_a_report_is_said_in_every_language(string language)
    {
        var all = Sentences().ToList();

        all.Should().HaveCountGreaterThan(60);
        foreach (var english in all)
        {
            var said = ExportReasons.Describe(english, CultureInfo.GetCultureInfo(language));

            english.Split(". ").Should().OnlyContain(sentence => !said.Contains(sentence), "'{0}' is said in {1}", english, language);
        }
    }

    [Fact]
    public void Values_stay_and_sentences_that_follow_each_other_are_each_said()
    {
        var french = CultureInfo.GetCultureInfo("fr-BE");
        var unknown = "Handler X said no. It may say yes later.";

        ExportReasons
            .Describe($"{Reasons.ImageCountChanged(Id, 1234, 5)} {unknown} {Reasons.LeftOut}", french)
            .Should()
            .StartWith($"L’espace de travail du projet {Id} contenait 1234 images")
            .And.Contain("et 5 une fois le reste du projet exporté.")
            .And.EndWith($"{unknown} La demande l’a exclu.");
        ExportReasons
            .Describe(DatasetLosses.Of(new(DatasetSkipReason.NoBytes, 3)), CultureInfo.GetCultureInfo("ko"))
            .Should()
            .StartWith("이미지 3개 제외");
        ExportReasons.Describe(unknown, french).Should().Be(unknown);
        ExportReasons.Describe(Reasons.LeftOut, CultureInfo.GetCultureInfo("de")).Should().Be(Reasons.LeftOut);
    }

    private static IEnumerable<string> Sentences()
    {
        foreach (var property in typeof(Reasons).GetProperties())
        {
            foreach (var sentence in property.GetValue(null) is string one ? [one] : (IReadOnlyList<string>)property.GetValue(null)!)
            {
                yield return sentence;
            }
        }

        foreach (var method in typeof(Reasons).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => !method.IsSpecialName))
        {
            if (method.GetParameters()[0].ParameterType != typeof(UnreadObject))
            {
                yield return (string)method.Invoke(null, [.. method.GetParameters().Select(ValueOf)])!;
            }
        }

        yield return Reasons.ImagesChanged(Id, null);
        yield return Reasons.ModelNotDone(Id, Id, "Onnx", ExportedModelStatus.Exporting);
        yield return Reasons.ModelNotDone(Id, Id, "Onnx", ExportedModelStatus.Failed);
        foreach (var reason in Enum.GetValues<DatasetSkipReason>())
        {
            yield return DatasetLosses.Of(new(reason, 1));
            yield return DatasetLosses.Of(new(reason, 12));
        }

        foreach (var warning in Enum.GetValues<IntegrityWarning>().Where(warning => warning != IntegrityWarning.None))
        {
            yield return DownloadOutcome.Stored(new StoredFile("jpg", 0, Sha256Digest.Compute([]), warning)).Reason!;
        }

        var gone = FailureText.Of(Failure(HttpStatusCode.NotFound, "NotFoundImage"));
        yield return $"{Reasons.LinkMissing} {Reasons.LinkNotRefreshed(gone)}";
        yield return FailureText.Of(Failure(HttpStatusCode.NotFound, "NotFoundProject"));
        yield return FailureText.Of(Failure(HttpStatusCode.BadGateway, null));
        yield return FailureText.Of(Failure(HttpStatusCode.OK, null));
        yield return FailureText.Of(Failure(null, null));
        yield return FailureText.Of(new InvalidOperationException());
    }

    private static TrainingApiException Failure(HttpStatusCode? status, string? code) =>
        new("message")
        {
            Operation = "GetTags",
            Status = status,
            Code = code,
            Attempts = 4,
        };

    private static object ValueOf(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(Guid) || type == typeof(Guid?) => Id,
            var type when type == typeof(int) => 7,
            var type when type == typeof(long) || type == typeof(long?) => 8L,
            var type when type == typeof(string) => "Onnx",
            _ => new[] { "Onnx", "CoreML" },
        };
}
