using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Training;

namespace CustomVision.DataRights.Emulator.Suggestions;

/// <summary>Predicts for an untagged image with an iteration, and stores the suggestion in the iteration.</summary>
internal static class SuggestionGenerator
{
    public static SuggestionRecord Suggest(ProjectState project, IterationState iteration, ImageRecord image)
    {
        var tags = Predictor.Predict(project, iteration, image.Content.Digest);
        var suggestion = new SuggestionRecord(
            image.Id,
            project.Account.Now,
            1 - tags.Select(tag => (double)tag.Probability).DefaultIfEmpty(0).Max(),
            tags
        );
        iteration.Suggestions[image.Id] = suggestion;
        return suggestion;
    }
}
