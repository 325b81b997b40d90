using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase plan</c>: reads the resource, and lists every id to delete.</summary>
internal static class ErasePlanCommand
{
    private static string Choices => $"--project, {SelectorOptions.Names}, --prediction, {PredictionOptions.Names}";

    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = HelpTexts.Get("plan.all") };
        var account = new Option<bool>("--account") { Description = HelpTexts.Get("plan.account", ResourceSettings.ResourceIdVariable) };
        var purge = new Option<bool>("--purge") { Description = HelpTexts.Get("plan.purge") };
        var published = new Option<bool>("--accept-published") { Description = HelpTexts.Get("plan.published") };
        var projects = new Option<Guid[]>("--project")
        {
            Description = HelpTexts.Get("plan.project"),
            AllowMultipleArgumentsPerToken = true,
        }.Checked("project");
        var ids = new Option<Guid[]>("--prediction")
        {
            Description = HelpTexts.Get("plan.prediction"),
            AllowMultipleArgumentsPerToken = true,
        }.Checked();
        var models = new Option<string>("--models") { Description = HelpTexts.Get("plan.models") }.OneOf("delete", "retrain", "keep");
        var reason = new Option<string>("--reason") { Description = HelpTexts.Get("plan.reason") };
        var collateral = new Option<bool>("--accept-collateral") { Description = HelpTexts.Get("plan.collateral") };
        var emptied = new Option<bool>("--delete-emptied-tags") { Description = HelpTexts.Get("plan.emptied") };
        var archive = new Option<string>("--archive") { Description = HelpTexts.Get("plan.archive", ArchivePlace.Help) };
        var drill = new Option<FileInfo>("--drill") { Description = HelpTexts.Get("plan.drill") };
        var output = new Option<FileInfo>("--output") { Description = HelpTexts.Get("plan.output"), Required = true };
        var command = new Command("plan", HelpTexts.Get("plan")) { all, account, purge, published, projects };
        var (selectors, predictions) = (SelectorOptions.AddTo(command), PredictionOptions.AddTo(command));
        foreach (var option in (Option[])[ids, models, reason, collateral, emptied, archive, drill, output, OutputOptions.Json])
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var choice = new Choice(
                    parsed.GetValue(all),
                    parsed.GetValue(projects) ?? [],
                    selectors.Read(parsed),
                    parsed.GetValue(ids) ?? [],
                    predictions.Read(parsed)
                );
                var request =
                    parsed.GetValue(account) ? AccountRequest(choice, parsed.GetValue(purge), parsed.GetValue(published))
                    : parsed.GetValue(purge) || parsed.GetValue(published) ? throw new UsageException(MessageTexts.Get("plan.purge"))
                    : Request(choice);
                request.Models = Decision(parsed.GetValue(models), parsed.GetValue(reason));
                request.AcceptCollateral = parsed.GetValue(collateral);
                request.DeleteEmptiedTags = parsed.GetValue(emptied);
                request.ArchiveSource = parsed.GetValue(archive) is { } place ? ArchivePlace.OfExisting(place).NewSource() : null;
                request.DrillProof = parsed.GetValue(drill) is { } document
                    ? DocumentFile.Read(document.FullName, DrillReport.FromJson, MessageTexts.Get("name.drill"))
                    : null;

                using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
                await using var written = OutputFile.Prepare("--output", parsed.GetValue(output)!.FullName);
                var plan = await RunAsync(session.Manager, request, written, cancellationToken);
                return Terminal.End(PlanDocument.Of(plan, written.Path), DocumentContext.Default.PlanDocument, ExitCode.Success);
            }
        );
        return command;
    }

    public static async Task<ErasurePlan> RunAsync(
        IUserDataManager manager,
        ErasureRequest request,
        OutputFile file,
        CancellationToken cancellationToken
    )
    {
        var plan = await TagSpelling.CheckAsync(
            manager,
            request.Subject?.TagNames.AsReadOnly() ?? [],
            request.ProjectIds,
            () =>
                JobView.ShowAsync<ReadingProgress, ErasurePlan>(
                    JobPhases.OfReading(MessageTexts.Get("phase.reading")),
                    progress => manager.PlanErasureAsync(request, progress, cancellationToken)
                ),
            cancellationToken
        );
        await file.WriteAsync(plan.ToJson());
        EraseShowCommand.Print(plan, Terminal.Info);
        Terminal.Info(ConsoleTexts.Format("plan.written", file.Path));
        return plan;
    }

    private static ErasureRequest AccountRequest(Choice choice, bool purge, bool acceptPublished)
    {
        if (choice.All || choice.IsNarrowed)
        {
            throw new UsageException(MessageTexts.Get("plan.account.alone", Choices));
        }

        if (!ResourceSettings.NamesAccount)
        {
            throw new UsageException(MessageTexts.Get("plan.account.id", ResourceSettings.ResourceIdVariable));
        }

        var request = ErasureRequest.ForAccount(purge);
        request.AcceptPublishedIterations = acceptPublished;
        return request;
    }

    private static ErasureRequest Request(Choice choice) =>
        choice switch
        {
            { All: true, IsNarrowed: false } => ErasureRequest.ForEverything(),
            { All: true } => throw new UsageException(MessageTexts.Get("plan.all.alone", Choices)),
            { Subject: { } subject } => ErasureRequest.ForSubject(subject, choice.Projects) with
            {
                Predictions = choice.Predictions,
                PredictionIds = choice.PredictionIds,
            },
            { Predictions: { } query } => ErasureRequest.ForPredictions(query, choice.Projects) with
            {
                PredictionIds = choice.PredictionIds,
            },
            { PredictionIds.Length: > 0 } => ErasureRequest.ForPredictions(choice.PredictionIds, choice.Projects),
            { Projects.Length: > 0 } => ErasureRequest.ForProjects(choice.Projects),
            _ => throw new UsageException(MessageTexts.Get("plan.choose", Choices)),
        };

    private static ModelDecision? Decision(string? models, string? reason) =>
        models?.ToLowerInvariant() switch
        {
            "delete" => ModelDecision.DeleteIteration with { Reason = reason },
            "retrain" => ModelDecision.Retrain with { Reason = reason },
            "keep" => string.IsNullOrWhiteSpace(reason)
                ? throw new UsageException(MessageTexts.Get("plan.keep"))
                : ModelDecision.KeepWithReason(reason),
            _ => reason is null ? null : throw new UsageException(MessageTexts.Get("plan.reason")),
        };

    private sealed record Choice(bool All, Guid[] Projects, SubjectSelector? Subject, Guid[] PredictionIds, PredictionQuery? Predictions)
    {
        public bool IsNarrowed => Projects.Length + PredictionIds.Length > 0 || Subject is not null || Predictions is not null;
    }
}
