using System.Buffers;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.State;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Answers requests to the API's port as the gateway and the service behind it do.</summary>
internal sealed class ApiRequestHandler(AccountState account, StateFile? state)
{
    /// <summary>Determines the operation of a request, for the log and the fault plan.</summary>
    public void Route(HttpContext http)
    {
        var route = ApiRouter.Find(http.Request.Method, http.Request.Path.Value ?? "", account.Behavior.Resource.AccountCall);
        http.Features.Set(route);
        if (route.Match is { } match)
        {
            http.Features.Set<IOperationFeature>(new NamedOperation(match.Operation.Name));
        }
    }

    public async Task AnswerAsync(HttpContext http)
    {
        var route = http.Features.GetRequiredFeature<ApiRoute>();
        await SendAsync(http, await DecideAsync(http, route), route.Endpoint);
    }

    private async Task<Answer> DecideAsync(HttpContext http, ApiRoute route)
    {
        if (!route.IsKnown)
        {
            return Gateway.NotFound;
        }

        if (Gateway.Refusal(account, http.Request, route) is { } refusal)
        {
            return refusal;
        }

        if (route.Match is not { } match)
        {
            return Gateway.NotImplemented(http.Request);
        }

        var call = new OperationCall(http, account, match);
        try
        {
            await OperationRunner.PrepareAsync(call);
            return OperationRunner.Run(call);
        }
        catch (ServiceFaultException fault)
        {
            return Answer.Fault(fault);
        }
        finally
        {
            // Saved before the response is sent, so that an acknowledged change survives a kill. ExportProject is a GET that issues a
            // token.
            if (state is not null && (match.Operation.Changes || match.Operation.Name is "ExportProject" || account.IsChanged))
            {
                state.Save(account);
            }
        }
    }

    private static async Task SendAsync(HttpContext http, Answer answer, EndpointKind endpoint)
    {
        if (ReferenceEquals(answer, Answer.Disconnect))
        {
            http.Features.Get<ITrafficFeature>()?.MarkAborted();
            http.Abort();
            return;
        }

        var response = http.Response;
        response.StatusCode = answer.Status;
        WriteRequestId(response, endpoint);
        response.Headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains; preload";
        response.Headers.XContentTypeOptions = "nosniff";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Content is { } content)
        {
            response.ContentType = "application/octet-stream";
            response.ContentLength = content.Length;
            await content.WriteToAsync(response.BodyWriter, http.RequestAborted);
        }
        else if (!answer.Json.IsEmpty)
        {
            response.ContentType = WireJson.ContentType;
            response.ContentLength = answer.Json.Length;
            response.BodyWriter.Write(answer.Json.Span);
        }
        else if (answer.Status != StatusCodes.Status204NoContent)
        {
            response.ContentLength = 0;
        }
    }

    private static void WriteRequestId(HttpResponse response, EndpointKind endpoint)
    {
        var requestId = Guid.NewGuid().ToString();
        var (one, other) =
            endpoint == EndpointKind.Arm ? ("x-ms-request-id", "x-ms-correlation-request-id") : ("Request-Id", "apim-request-id");
        response.Headers[one] = requestId;
        response.Headers[other] = requestId;
    }

    // Passes the operation's name to the request log and the fault plan.
    private sealed record NamedOperation(string Name) : IOperationFeature;
}
