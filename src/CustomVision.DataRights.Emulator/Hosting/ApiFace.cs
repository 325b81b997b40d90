using System.Buffers;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Operations;
using CustomVision.DataRights.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>Answers what arrives at the API's port, as the gateway and the service behind it do.</summary>
internal sealed class ApiFace(AccountState account)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var answer = await DecideAsync(http);
        await SendAsync(http, answer);
    }

    private async Task<Answer> DecideAsync(HttpContext http)
    {
        var segments = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is not [var product, var version, var face, .. var rest]
            || !product.Equals("customvision", StringComparison.OrdinalIgnoreCase)
            || !face.Equals("training", StringComparison.OrdinalIgnoreCase)
            || TrainingApi.Version(version) is not { } apiVersion)
        {
            return Gateway.NotFound;
        }

        if (Gateway.Refusal(account, http.Request) is { } refusal)
        {
            return refusal;
        }

        return TrainingApi.Find(http.Request.Method, apiVersion, rest) is { } route
            ? await CallAsync(http, route)
            : Gateway.NotImplemented(http.Request);
    }

    private async Task<Answer> CallAsync(HttpContext http, RouteMatch route)
    {
        var call = new OperationCall(http, account, route);
        try
        {
            await OperationRunner.PrepareAsync(call);
            return OperationRunner.Run(call);
        }
        catch (ServiceFaultException fault)
        {
            return Answer.Fault(fault);
        }
    }

    private static async Task SendAsync(HttpContext http, Answer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        var requestId = Guid.NewGuid().ToString();
        response.Headers["Request-Id"] = requestId;
        response.Headers["apim-request-id"] = requestId;
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
}
