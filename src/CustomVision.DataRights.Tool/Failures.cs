using CustomVision.DataRights.Restore;
using CustomVision.DataRights.Tool.Documents;
using CustomVision.DataRights.Tool.Texts;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tool;

/// <summary>Reports the errors of a command, as text and, with <c>--json</c>, as a document.</summary>
internal static class Failures
{
    /// <summary>Reports usage errors.</summary>
    /// <param name="messages">The messages; the last one may refer to the help.</param>
    public static int ReportUsage(IReadOnlyList<string> messages) =>
        Report([.. messages.Select(message => new CommandError { Kind = CommandErrorKind.Usage, Message = message })], ExitCode.Usage);

    /// <summary>Reports an exception.</summary>
    public static int Report(Exception fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case OptionsValidationException invalid:
                return ReportUsage([.. invalid.Failures.Select(MessageTranslator.OfLibrary)]);
            case UsageException:
                return ReportUsage([fault.Message]);
            case ProjectNameTakenException taken:
                return ReportUsage([MessageTexts.Get("restore.nameTaken", taken.ProjectName, taken.ProjectId)]);
            case UnknownTagException unknown:
                return Report([.. unknown.Tags.Select(Describe)], ExitCode.Usage);
            case DataRightsException and not TrainingApiException or ArgumentException when ConsoleTexts.IsMisuse(fault.Message):
                return ReportUsage([MessageTranslator.OfLibrary(fault.Message)]);
        }

        var code = Report(Describe(fault, cancellationToken), ExitCode.Failure);
        foreach (var line in Details(fault))
        {
            if (Invocation.Current.Verbosity == Verbosity.Verbose)
            {
                Terminal.Error(line);
            }
        }

        return code;
    }

    private static int Report(IReadOnlyList<CommandError> errors, int exitCode)
    {
        foreach (var error in errors)
        {
            Terminal.Error(error.Message);
        }

        return Terminal.End(new CommandDocument { Errors = errors }, DocumentContext.Default.CommandDocument, exitCode);
    }

    private static CommandError Describe(UnknownTag tag) =>
        new()
        {
            Kind = CommandErrorKind.Usage,
            Message = tag.Text,
            Typed = tag.Typed,
            Nearest = tag.Nearest,
        };

    // The message of an unexpected exception is not shown, because it may quote the service.
    private static IReadOnlyList<CommandError> Describe(Exception fault, CancellationToken cancellationToken) =>
        fault switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested =>
            [
                new CommandError { Kind = CommandErrorKind.Interrupted, Message = MessageTexts.Get("interrupted", TerminationSignal.Name) },
            ],
            TrainingApiException answer =>
            [
                new CommandError
                {
                    Kind = CommandErrorKind.Service,
                    Message = MessageTranslator.OfLibrary(answer.Message),
                    Status = (int?)answer.Status,
                    Code = answer.Code,
                    ServiceRequestId = answer.RequestId,
                },
            ],
            FileFaultException => [new CommandError { Kind = CommandErrorKind.File, Message = fault.Message }],
            DataRightsException when !ConsoleTexts.IsUnforeseen(fault.Message) =>
            [
                new CommandError { Kind = CommandErrorKind.Failure, Message = MessageTranslator.OfLibrary(fault.Message) },
            ],
            _ when FileFault.IsFile(fault) => [new CommandError { Kind = CommandErrorKind.File, Message = FileFault.Explain(fault) }],
            _ =>
            [
                new CommandError
                {
                    Kind = CommandErrorKind.Defect,
                    Message = MessageTexts.Get("defect", FaultCode.Of((fault as DataRightsException)?.InnerException ?? fault)),
                },
            ],
        };

    // Information for support, in codes: the messages, types and methods of exceptions are excluded.
    private static IEnumerable<string> Details(Exception fault)
    {
        if (fault is TrainingApiException answer)
        {
            yield return "  "
                + MessageTexts.Get(
                    "details",
                    answer.Operation ?? "-",
                    (object?)(int?)answer.Status ?? "-",
                    answer.Code ?? "-",
                    answer.RequestId ?? "-",
                    answer.Attempts
                );
        }

        if (fault is not OperationCanceledException)
        {
            yield return "  " + MessageTexts.Get("details.codes", FaultCode.OfAll(fault));
        }
    }
}
