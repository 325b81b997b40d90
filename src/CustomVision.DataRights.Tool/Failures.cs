using System.Diagnostics;
using System.Globalization;
using CustomVision.DataRights.Tool.Documents;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tool;

/// <summary>Reports the errors of a command, as text and, with <c>--json</c>, as a document.</summary>
internal static class Failures
{
    /// <summary>Reports an error of use.</summary>
    /// <param name="messages">The errors; the last one may point to the help.</param>
    public static int ReportUsage(IReadOnlyList<string> messages) =>
        Report([.. messages.Select(message => new CommandError { Kind = CommandErrorKind.Usage, Message = message })], ExitCode.Usage);

    /// <summary>Reports an exception.</summary>
    public static int Report(Exception fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case OptionsValidationException invalid:
                return ReportUsage([.. invalid.Failures.Select(PlainWords.OfMessage)]);
            case UsageException:
                return ReportUsage([fault.Message]);
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

    // The message of an unforeseen exception may quote what the service said.
    private static IReadOnlyList<CommandError> Describe(Exception fault, CancellationToken cancellationToken) =>
        fault switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested =>
            [
                new CommandError
                {
                    Kind = CommandErrorKind.Interrupted,
                    Message =
                        $"Interrupted by {TerminationSignal.Name}. Nothing that was finished is lost. To resume, run the same "
                        + "command again.",
                },
            ],
            UnknownTagException unknown =>
            [
                .. unknown.Tags.Select(tag => new CommandError
                {
                    Kind = CommandErrorKind.Failure,
                    Message = tag.Text,
                    Typed = tag.Typed,
                    Nearest = tag.Nearest,
                }),
            ],
            TrainingApiException answer =>
            [
                new CommandError
                {
                    Kind = CommandErrorKind.Service,
                    Message = PlainWords.OfMessage(answer.Message),
                    Status = (int?)answer.Status,
                    Code = answer.Code,
                    ServiceRequestId = answer.RequestId,
                },
            ],
            FileFaultException => [new CommandError { Kind = CommandErrorKind.File, Message = fault.Message }],
            DataRightsException => [new CommandError { Kind = CommandErrorKind.Failure, Message = PlainWords.OfMessage(fault.Message) }],
            _ when FileFault.IsFile(fault) => [new CommandError { Kind = CommandErrorKind.File, Message = FileFault.Explain(fault) }],
            _ =>
            [
                new CommandError
                {
                    Kind = CommandErrorKind.Defect,
                    Message =
                        $"The command failed because of a defect in this program ({fault.GetType().Name} in {Place(fault)}). "
                        + "Nothing that was finished is lost. Please report it with this line.",
                },
            ],
        };

    // DiagnosticMethodInfo also knows the names of a program that was compiled ahead of time.
    private static string Place(Exception fault) =>
        new StackTrace(fault).GetFrame(0) is { } frame && DiagnosticMethodInfo.Create(frame) is { } method
            ? $"{method.DeclaringTypeName}.{method.Name}"
            : "an unknown place";

    // What support asks for. No message of an exception.
    private static IEnumerable<string> Details(Exception fault)
    {
        if (fault is TrainingApiException answer)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  Operation {answer.Operation ?? "-"}; status {(int?)answer.Status}; code {answer.Code ?? "-"}; request id "
                    + $"{answer.RequestId ?? "-"}; "
                    + $"attempts {answer.Attempts}."
            );
        }

        for (var cause = fault; cause is not (null or OperationCanceledException); cause = cause.InnerException)
        {
            yield return $"  {cause.GetType().Name} in {Place(cause)}";
        }
    }
}
