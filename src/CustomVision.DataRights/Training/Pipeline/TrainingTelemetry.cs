using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using CustomVision.DataRights.Telemetry;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Traces and metrics of the Training client, for each operation with its outcome and number of attempts.</summary>
internal static class TrainingTelemetry
{
    private const string OperationTag = "customvision.operation";
    private const string StatusTag = "http.response.status_code";
    private const string AttemptsTag = "customvision.attempts";
    private const string CodeTag = "customvision.error_code";
    private const string ErrorTag = "error.type";

    private static readonly Counter<long> Calls = DataRightsTelemetry.Meter.CreateCounter<long>(
        "customvision.datarights.calls",
        "{call}",
        "Calls of the service and its storage, by operation and outcome."
    );

    private static readonly Counter<long> Attempts = DataRightsTelemetry.Meter.CreateCounter<long>(
        "customvision.datarights.attempts",
        "{attempt}",
        "Requests sent, retries included."
    );

    private static readonly Counter<long> Retries = DataRightsTelemetry.Meter.CreateCounter<long>(
        "customvision.datarights.retries",
        "{retry}",
        "Requests that are sent again."
    );

    private static readonly Counter<long> Bytes = DataRightsTelemetry.Meter.CreateCounter<long>(
        "customvision.datarights.received",
        "By",
        "Bytes of bodies received."
    );

    public static Activity? Start(TrainingCall call)
    {
        var activity = DataRightsTelemetry.Source.StartActivity(call.Operation, ActivityKind.Client);
        activity?.SetTag(OperationTag, call.Operation);
        return activity;
    }

    public static void Attempted(TrainingCall call) => Attempts.Add(1, Operation(call));

    public static void Retrying(TrainingCall call, int? status) =>
        Retries.Add(1, Operation(call), new KeyValuePair<string, object?>(ErrorTag, ErrorType(status)));

    public static void BytesRead(TrainingCall call, int bytes)
    {
        if (bytes > 0 && Bytes.Enabled)
        {
            Bytes.Add(bytes, Operation(call));
        }
    }

    public static void Succeeded(Activity? activity, TrainingCall call, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (Calls.Enabled)
        {
            Calls.Add(1, Operation(call), new KeyValuePair<string, object?>(StatusTag, status));
        }

        activity?.SetTag(StatusTag, status).SetTag(AttemptsTag, call.Attempts);
    }

    public static void Failed(Activity? activity, TrainingCall call, Exception error)
    {
        var api = error as TrainingApiException;
        var status = (int?)api?.Status;
        var type = status is null ? error.GetType().Name : ErrorType(status);
        Calls.Add(1, Operation(call), new KeyValuePair<string, object?>(ErrorTag, type));
        activity
            ?.SetTag(StatusTag, status)
            .SetTag(AttemptsTag, call.Attempts)
            .SetTag(ErrorTag, type)
            .SetTag(CodeTag, api?.Code)
            .SetStatus(ActivityStatusCode.Error);
    }

    private static KeyValuePair<string, object?> Operation(TrainingCall call) => new(OperationTag, call.Operation);

    private static string ErrorType(int? status) => status?.ToString(CultureInfo.InvariantCulture) ?? "connection";
}
