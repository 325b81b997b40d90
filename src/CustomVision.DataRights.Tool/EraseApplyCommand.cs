using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Progress;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary><c>erase apply</c>: carries out an approved plan. The same command resumes an interrupted run.</summary>
internal static class EraseApplyCommand
{
    private const int LongestDeadline = 24 * 60 * 60;

    public static Command Create()
    {
        var plan = new Argument<FileInfo>("plan") { Description = HelpTexts.Get("erase.plan") };
        var approve = new Option<string>("--approve") { Description = HelpTexts.Get("apply.approve"), Required = true };
        var approver = new Option<string>("--approver") { Description = HelpTexts.Get("apply.approver"), Required = true };
        var reason = new Option<string>("--reason") { Description = HelpTexts.Get("apply.reason"), Required = true };
        var journal = new Option<FileInfo>("--journal") { Description = HelpTexts.Get("apply.journal"), Required = true };
        var receipt = new Option<FileInfo>("--receipt") { Description = HelpTexts.Get("apply.receipt"), Required = true };
        var archive = new Option<string>("--archive") { Description = HelpTexts.Get("apply.archive", ArchivePlace.Help) };
        var deadline = new Option<int?>("--deadline") { Description = HelpTexts.Get("apply.deadline") }.Checked();
        deadline.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var seconds)
                && seconds is < 0 or > LongestDeadline
            )
            {
                result.AddError(MessageTexts.Get("apply.deadline", LongestDeadline));
            }
        });
        var command = new Command("apply", HelpTexts.Get("apply"))
        {
            plan,
            approve,
            approver,
            reason,
            journal,
            receipt,
            archive,
            deadline,
            OutputOptions.Json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                foreach (var required in (Option<string>[])[approver, reason])
                {
                    if (string.IsNullOrWhiteSpace(parsed.GetValue(required)))
                    {
                        throw new UsageException(MessageTexts.Get("option.empty", required.Name));
                    }
                }

                using var session = Session.FromEnvironment(AuthOption.Of(parsed), parsed.GetValue(EraseCommand.Rate));
                var (planFile, journalFile) = (parsed.GetValue(plan)!, parsed.GetValue(journal)!.FullName);
                var read = EraseShowCommand.Read(planFile);
                if (parsed.GetValue(approve) is var approved && !read.Digest.Equals(approved, StringComparison.Ordinal))
                {
                    throw new UsageException(MessageTexts.Get("approve.wrong", approved));
                }

                // Before the first deletion: if the receipt cannot be written, nothing must be deleted.
                await using var written = await ReceiptFile.PrepareAsync(
                    parsed.GetValue(receipt)!.FullName,
                    read,
                    (MessageTexts.Get("file.plan"), planFile.FullName),
                    (MessageTexts.Get("file.journal"), journalFile)
                );
                await using var opened = JournalFile.Open(journalFile);
                var approval = new ErasureApproval
                {
                    PlanDigest = parsed.GetValue(approve)!,
                    Approver = parsed.GetValue(approver)!,
                    Reason = parsed.GetValue(reason)!,
                    ApprovedAt = Invocation.Current.Time.GetUtcNow(),
                };
                var options = new EraseOptions
                {
                    ArchiveSource = parsed.GetValue(archive) is { } place ? ArchivePlace.OfExisting(place).NewSource() : null,
                    VerificationDeadline = parsed.GetValue(deadline) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                };
                return await RunAsync(session.Manager, read, approval, opened, options, written, cancellationToken);
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(
        IUserDataManager manager,
        ErasurePlan plan,
        ErasureApproval approval,
        IErasureJournal journal,
        EraseOptions options,
        ReceiptFile written,
        CancellationToken cancellationToken
    )
    {
        if (await written.IsFinalAsync(plan, journal, cancellationToken))
        {
            await written.CompletePageAsync();
            Terminal.Line(ConsoleTexts.Format("apply.finished", written.Path));
            return End(written.Existing!, written);
        }

        // An interrupted run resumes with its original approval, including its time.
        if (await ErasureApproval.ReadAsync(journal, cancellationToken) is { } begun)
        {
            approval = approval with { ApprovedAt = begun.ApprovedAt };
        }

        var receipt = await JobView.ShowAsync<ErasureProgress, ErasureReceipt>(
            JobPhases.Of,
            progress => manager.EraseAsync(plan, approval, journal, options, progress, cancellationToken)
        );
        await written.WriteAsync(receipt);
        await PrintAsync(manager, receipt, cancellationToken);
        Terminal.Info(ConsoleTexts.Format("apply.receipt", written.Path));
        Terminal.Info(ConsoleTexts.Format("apply.page", written.PagePath));
        return End(receipt, written);
    }

    private static int End(ErasureReceipt receipt, ReceiptFile written) =>
        Terminal.End(
            Document(receipt, written),
            DocumentContext.Default.ApplyDocument,
            receipt.State switch
            {
                ErasureState.Complete => ExitCode.Success,
                ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew => ExitCode.Differences,
                _ => ExitCode.Failure,
            }
        );

    private static ApplyDocument Document(ErasureReceipt receipt, ReceiptFile written) =>
        new()
        {
            State = receipt.State,
            Receipt = written.Path,
            Page = written.PagePath,
            Digest = receipt.Digest,
            PlanId = receipt.PlanId,
            Counts = receipt.Counts,
            Refusal = receipt.Refusal,
            Interruption = receipt.Interruption,
            JournalFailure = receipt.JournalFailure,
            SignatureFailure = receipt.SignatureFailure,
            NotErased = [.. NotErased(receipt)],
            Unplanned = receipt.Unplanned,
            Residuals = receipt.Residuals,
        };

    private static IEnumerable<ErasureObject> NotErased(ErasureReceipt receipt) =>
        receipt.Objects.Where(item => item.Outcome is not (ErasureOutcome.Erased or ErasureOutcome.AlreadyGone));

    private static async Task PrintAsync(IUserDataExporter exporter, ErasureReceipt receipt, CancellationToken cancellationToken)
    {
        var counts = receipt.Counts;
        Action<string> say = receipt.State == ErasureState.Complete ? Terminal.Info : Terminal.Line;
        say(
            ConsoleTexts.Format(
                "apply.counts",
                ConsoleTexts.Of(receipt.State),
                counts.Erased,
                counts.AlreadyGone,
                counts.StillThere,
                counts.Failed,
                counts.Unknown,
                counts.Retained
            )
        );
        (string? Said, string Text)[] troubles =
        [
            (receipt.Refusal, ConsoleTexts.Format("notVerified", Reason(receipt.Refusal))),
            (receipt.Interruption, ConsoleTexts.Format("apply.interrupted", Reason(receipt.Interruption))),
            (receipt.JournalFailure, ConsoleTexts.Get("apply.journalFailure")),
            (receipt.SignatureFailure, ConsoleTexts.Get("apply.signatureFailure")),
        ];
        foreach (var (_, text) in troubles.Where(trouble => trouble.Said is not null))
        {
            Terminal.Line($"  {text}");
        }

        await ObjectLines.PrintAsync(exporter, NotErased(receipt), cancellationToken);
        await PrintUnplannedAsync(exporter, receipt, cancellationToken);

        foreach (var text in receipt.Residuals.Select(residual => ErasureSummary.Describe(residual)).Distinct(StringComparer.Ordinal))
        {
            Terminal.Info("  " + ConsoleTexts.Format("apply.remains", text));
        }
    }

    private static async Task PrintUnplannedAsync(IUserDataExporter exporter, ErasureReceipt receipt, CancellationToken cancellationToken)
    {
        var names = await ServiceNames.ReadAsync(exporter, receipt.Unplanned.Select(item => item.ProjectId), cancellationToken);
        var lines = receipt.Unplanned.Select(item => ConsoleTexts.Format("apply.unplanned", names.Of(item), Reason(item.Reason)));
        foreach (var (line, count) in lines.CountBy(line => line, StringComparer.Ordinal))
        {
            Terminal.Line("  " + ConsoleTexts.Repeated(line, count));
        }
    }

    private static string Reason(string? code) => code is null ? string.Empty : MessageTranslator.OfErasure(code);
}
