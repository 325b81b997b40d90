using System.Buffers;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Requests;
using CustomVision.DataRights.Emulator.State;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Administration;

/// <summary>
/// The emulator's own port, for tests in another process: faults, the request log, the switches, late deletions, tokens and the actual
/// state.
/// </summary>
internal sealed class AdministrationRequestHandler(AccountState account, FaultPlan faults, RequestLog log, StateFile? state)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var path = (http.Request.Path.Value ?? "").Trim('/').ToUpperInvariant();
        switch (http.Request.Method, path)
        {
            case ("GET", "FAULTS"):
                Send(http, 200, FaultJson.Write(faults.Rules));
                break;
            case ("PUT", "FAULTS"):
                Change(http, await BodyAsync(http), body => faults.Replace(FaultJson.Read(body)));
                break;
            case ("DELETE", "FAULTS"):
                faults.Clear();
                http.Response.StatusCode = 204;
                break;
            case ("GET", "REQUESTS"):
                SendRequests(http);
                break;
            case ("DELETE", "REQUESTS"):
                log.Clear();
                http.Response.StatusCode = 204;
                break;
            case ("GET", "SWITCHES"):
                SendSwitches(http);
                break;
            case ("PUT", "SWITCHES"):
                Change(http, await BodyAsync(http), SetSwitches);
                break;
            case ("POST", "LATE"):
                lock (account.Sync)
                {
                    account.Later.RunEverything();
                }

                state?.Save(account);

                http.Response.StatusCode = 204;
                break;
            case ("POST", "TOKENS"):
                IssueToken(http);
                break;
            case ("DELETE", "TOKENS"):
                account.Tokens.RevokeAll();
                http.Response.StatusCode = 204;
                break;
            case ("GET", "STATE"):
                Send(http, 200, StateJson.Write(account));
                break;
            default:
                SendError(
                    http,
                    404,
                    "There are /faults (GET, PUT, DELETE), /requests (GET, DELETE), /switches (GET, PUT), /late (POST), /tokens (POST, "
                        + "DELETE) and /state (GET)."
                );
                break;
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        return buffer.ToArray();
    }

    private static void Change(HttpContext http, byte[] body, Action<byte[]> change)
    {
        try
        {
            change(body);
            http.Response.StatusCode = 204;
        }
        catch (JsonException e)
        {
            SendError(http, 400, e.Message);
        }
    }

    /// <summary>Sets all of the given switches or, if one is invalid, none.</summary>
    private void SetSwitches(byte[] body)
    {
        var values = JsonSerializer.Deserialize(body, RequestJsonContext.Default.DictionaryStringString) ?? [];
        var trial = new EmulatorBehavior();
        foreach (var (name, value) in values)
        {
            if (BehaviorSwitches.Set(trial, name, value) is { } problem)
            {
                throw new JsonException(problem);
            }
        }

        lock (account.Sync)
        {
            foreach (var (name, value) in values)
            {
                BehaviorSwitches.Set(account.Behavior, name, value);
            }
        }
    }

    private void SendRequests(HttpContext http)
    {
        var query = http.Request.Query;
        EndpointKind? endpoint = null;
        if (query["endpoint"] is [{ Length: > 0 } text, ..])
        {
            if (!Enum.TryParse<EndpointKind>(text, ignoreCase: true, out var kind))
            {
                SendError(http, 400, $"The endpoint must be one of {string.Join(", ", Enum.GetNames<EndpointKind>())}.");
                return;
            }

            endpoint = kind;
        }

        var found = log.Find(query["operation"], query["method"], query["path"], endpoint);
        Send(http, 200, JsonSerializer.SerializeToUtf8Bytes(found, TrafficJsonContext.Default.IReadOnlyListLoggedRequest));
    }

    private void SendSwitches(HttpContext http) =>
        Send(
            http,
            200,
            Written(json =>
            {
                json.WriteStartObject();
                foreach (var one in BehaviorSwitches.All)
                {
                    json.WriteString(one.Name, one.Get(account.Behavior));
                }

                json.WriteEndObject();
            })
        );

    private void IssueToken(HttpContext http)
    {
        var request = TokenRequest.Read(http.Request.Query);
        if (request.Problem is { } problem)
        {
            SendError(http, 400, problem);
            return;
        }

        var token = account.IssueToken(request.Audience, request.Role, request.Lifetime);
        Send(
            http,
            200,
            Written(json =>
            {
                json.WriteStartObject();
                json.WriteString("access_token", token);
                json.WriteEndObject();
            })
        );
    }

    private static void SendError(HttpContext http, int status, string message) =>
        Send(
            http,
            status,
            Written(json =>
            {
                json.WriteStartObject();
                json.WriteString("message", message);
                json.WriteEndObject();
            })
        );

    private static void Send(HttpContext http, int status, ReadOnlySpan<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = WireJson.ContentType;
        http.Response.ContentLength = json.Length;
        http.Response.BodyWriter.Write(json);
    }

    private static ReadOnlySpan<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WireJson.WriterOptions))
        {
            write(json);
        }

        return buffer.WrittenSpan;
    }
}
