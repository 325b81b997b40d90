using System.CommandLine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase plan</c>: reads the resource, and writes down every id that would go.</summary>
internal static class ErasePlanCommand
{
    private const string Choices = $"--project, {SelectorOptions.Names}, --prediction, {PredictionOptions.Names}";

    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Every project of the account." };
        var account = new Option<bool>("--account")
        {
            Description = $"The account itself, with everything in it. Needs {ResourceSettings.ResourceIdVariable}.",
        };
        var purge = new Option<bool>("--purge")
        {
            Description = "With --account: purge the recoverable copy too. Otherwise the account can be recovered for 48 hours.",
        };
        var published = new Option<bool>("--accept-published")
        {
            Description = "With --account: accept that published iterations stop answering.",
        };
        var projects = new Option<Guid[]>("--project")
        {
            Description =
                "These projects, whole; may be repeated. With options that choose images or predictions: only search these " + "projects.",
            AllowMultipleArgumentsPerToken = true,
        }.Checked();
        var ids = new Option<Guid[]>("--prediction")
        {
            Description = "These stored predictions; may be repeated. Whole projects lose all theirs.",
            AllowMultipleArgumentsPerToken = true,
        }.Checked();
        var models = new Option<string>("--models")
        {
            Description = "What to do with models that were trained on the erased images.",
        }.OneOf("delete", "retrain", "keep");
        var reason = new Option<string>("--reason")
        {
            Description = "The reason for --models, which the receipt states; required for keep. Do not name a person.",
        };
        var collateral = new Option<bool>("--accept-collateral")
        {
            Description = "Accept that images held only by deleted models are deleted with them.",
        };
        var emptied = new Option<bool>("--delete-emptied-tags") { Description = "Also delete tags that lose their last image." };
        var archive = new Option<DirectoryInfo>("--archive")
        {
            Description = "An archive that must contain, verified, every image to be erased.",
        };
        var drill = new Option<FileInfo>("--drill")
        {
            Description = "With --archive: the document of a drill, which must show that the archive is enough to rebuild every project.",
        };
        var output = new Option<FileInfo>("--output") { Description = "The file for the plan.", Required = true };
        var command = new Command("plan", "Make a plan of an erasure. Nothing is deleted.") { all, account, purge, published, projects };
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
                    : parsed.GetValue(purge) || parsed.GetValue(published)
                        ? throw new UsageException("--purge and --accept-published " + "require --account.")
                    : Request(choice);
                request.Models = Decision(parsed.GetValue(models), parsed.GetValue(reason));
                request.AcceptCollateral = parsed.GetValue(collateral);
                request.DeleteEmptiedTags = parsed.GetValue(emptied);
                request.ArchiveDirectory = parsed.GetValue(archive)?.FullName;
                request.DrillProof = parsed.GetValue(drill) is { } document
                    ? DocumentFile.Read(document.FullName, DrillReport.FromJson, "Name the document that drill wrote.")
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
                    JobPhases.OfReading("Reading what the projects hold"),
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
            throw new UsageException($"--account means the account with everything in it: it cannot be combined with --all, {Choices}.");
        }

        if (!ResourceSettings.NamesAccount)
        {
            throw new UsageException(
                $"--account needs Azure Resource Manager: set {ResourceSettings.ResourceIdVariable} to the resource id of the account "
                    + "(Azure portal, Properties)."
            );
        }

        var request = ErasureRequest.ForAccount(purge);
        request.AcceptPublishedIterations = acceptPublished;
        return request;
    }

    private static ErasureRequest Request(Choice choice) =>
        choice switch
        {
            { All: true, IsNarrowed: false } => ErasureRequest.ForEverything(),
            { All: true } => throw new UsageException($"--all means every project of the account: it cannot be combined with {Choices}."),
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
            _ => throw new UsageException($"Choose what to erase: --all, {Choices}."),
        };

    private static ModelDecision? Decision(string? models, string? reason) =>
        models?.ToLowerInvariant() switch
        {
            "delete" => ModelDecision.DeleteIteration with { Reason = reason },
            "retrain" => ModelDecision.Retrain with { Reason = reason },
            "keep" => string.IsNullOrWhiteSpace(reason)
                ? throw new UsageException("--models keep needs a --reason: the receipt states it.")
                : ModelDecision.KeepWithReason(reason),
            _ => reason is null
                ? null
                : throw new UsageException("--reason states why models are deleted, retrained or kept: it requires --models."),
        };

    private sealed record Choice(bool All, Guid[] Projects, SubjectSelector? Subject, Guid[] PredictionIds, PredictionQuery? Predictions)
    {
        public bool IsNarrowed => Projects.Length + PredictionIds.Length > 0 || Subject is not null || Predictions is not null;
    }
}
