using System.CommandLine;
using CustomVision.DataRights.Tool.Texts;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that select stored predictions, for <c>export</c> and <c>erase plan</c>.</summary>
internal sealed class PredictionOptions
{
    /// <summary>The list of the options, for messages.</summary>
    public static string Names => MessageTexts.Get("names.predictions");

    private readonly Option<DateTimeOffset?> _from = TimeOption.Create("--prediction-from", "prediction.from");
    private readonly Option<DateTimeOffset?> _before = TimeOption.Create("--prediction-before", "prediction.before");
    private readonly Option<Guid?> _iteration = new Option<Guid?>("--prediction-iteration")
    {
        Description = HelpTexts.Get("prediction.iteration"),
    }.Checked();

    private readonly Option<string> _application = new("--prediction-application")
    {
        Description = HelpTexts.Get("prediction.application"),
    };

    public static PredictionOptions AddTo(Command command)
    {
        var options = new PredictionOptions();
        foreach (var option in (Option[])[options._from, options._before, options._iteration, options._application])
        {
            command.Add(option);
        }

        return options;
    }

    /// <summary>Gets the query.</summary>
    /// <returns><see langword="null"/> if no option selects predictions.</returns>
    /// <exception cref="UsageException">No prediction could match.</exception>
    public PredictionQuery? Read(ParseResult parsed)
    {
        var (from, before) = (parsed.GetValue(_from), parsed.GetValue(_before));
        TimeOption.EnsureOrder(_from.Name, from, _before.Name, before);
        var application = parsed.GetValue(_application);
        if (application is not null && string.IsNullOrWhiteSpace(application))
        {
            throw new UsageException(MessageTexts.Get("prediction.application"));
        }

        var query = new PredictionQuery
        {
            StartTime = from,
            EndTime = before?.AddTicks(-1), // the service's end time is inclusive
            IterationId = parsed.GetValue(_iteration),
            Application = application,
        };
        return query is { StartTime: null, EndTime: null, IterationId: null, Application: null } ? null : query;
    }
}
