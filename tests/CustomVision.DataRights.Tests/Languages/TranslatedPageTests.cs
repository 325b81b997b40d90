using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Catalog;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Tests.Erasure;
using CustomVision.DataRights.Tests.Export;

namespace CustomVision.DataRights.Tests.Languages;

/// <summary>What a person reads, made for real in each language: no English is left in it.</summary>
public sealed class TranslatedPageTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    public static TheoryData<string> Languages => [.. TextLanguage.All.Select(language => language.Tag).Where(tag => tag != "en")];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Receipt_page_and_plan_summary_are_in_the_language_of_the_culture(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.OnlyInIteration = CustomVision.DataRights.Emulator.Behavior.AllIterationsEffect.Ignored;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice(ModelDecision.KeepWithReason("7")));
        var receipt = await rig.EraseAsync(plan);

        var (page, summary) = (receipt.ToHtml(culture), ErasureSummary.Of(plan, culture));

        page.Should().Contain($"<html lang=\"{language}\">");
        EnglishIn(page).Should().BeEmpty();
        EnglishIn(string.Join('\n', summary)).Should().BeEmpty();
        summary.Should().HaveSameCount(ErasureSummary.Of(plan, CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pages_of_an_archive_are_in_the_language_of_the_request_and_its_report_is_English(string language)
    {
        await using var rig = await ExportRig.StartAsync();
        var (folder, english) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(english, new ExportRequest());
        await rig.ExportAsync(folder, new ExportRequest { Language = language });

        var pages = Directory.GetFiles(folder, "*.html", SearchOption.AllDirectories);

        pages.Should().HaveCountGreaterThan(2);
        foreach (var page in pages.Select(File.ReadAllText))
        {
            page.Should().Contain($"<html lang=\"{language}\" dir=\"ltr\">");
            EnglishIn(page).Should().BeEmpty();
        }

        string Report(string archive) => File.ReadAllText(Path.Combine(archive, "data", "report.json"));
        Report(folder).Should().Be(Report(english).Replace("language en", $"language {language}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Catalog_and_guidance_are_in_the_language_of_the_culture(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var guidance = AccountDeletionGuidance.Create(culture);
        var texts = DataCatalog
            .GetCategories(culture)
            .SelectMany(row => new[] { row.Name, row.Description, row.ManualRoute, row.Residual })
            .Concat(guidance.Warnings)
            .Concat(guidance.Routes.SelectMany(route => route.Steps.Append(route.AppliesTo)))
            .OfType<string>()
            .ToList();

        EnglishIn(string.Join('\n', texts)).Should().BeEmpty();
    }

    // Our English phrases that a text has: what is fixed in them, at least two words.
    private static IEnumerable<string> EnglishIn(string text)
    {
        var words = WebUtility.HtmlDecode(text);
        return ResourceFiles
            .Names.SelectMany(file => new LocalizedTexts(file).Entries(TextLanguage.English))
            .SelectMany(entry => Regex.Split(entry.Value, @"\{\d+\}|\n", RegexOptions.None, Timeout))
            .Select(phrase => phrase.Trim())
            .Where(phrase => phrase.Length > 8 && phrase.Contains(' ', StringComparison.Ordinal) && char.IsAsciiLetter(phrase[0]))
            .Distinct(StringComparer.Ordinal)
            .Where(phrase => phrase != "Azure Resource Manager" && words.Contains(phrase, StringComparison.Ordinal));
    }
}
