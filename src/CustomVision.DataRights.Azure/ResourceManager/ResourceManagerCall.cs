using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>A call of Azure Resource Manager.</summary>
/// <param name="Operation">The service's name of the operation, such as <c>Accounts_Get</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">The path and query, or an absolute address from the service.</param>
/// <param name="Answer">The shape of a successful answer.</param>
internal sealed record ResourceManagerCall(string Operation, HttpMethod Method, Uri Target, ResourceManagerAnswerKind Answer)
{
    private static readonly HttpRequestOptionsKey<ResourceManagerCall> Key = new("CustomVision.DataRights.Azure.Call");

    /// <summary>Creates a call that reads an object.</summary>
    public static ResourceManagerCall Get(string operation, string path, string apiVersion) =>
        new(operation, HttpMethod.Get, Relative(path, apiVersion), ResourceManagerAnswerKind.Object);

    /// <summary>Creates a call that deletes, immediately or as a long-running operation.</summary>
    public static ResourceManagerCall Delete(string operation, string path, string apiVersion) =>
        new(operation, HttpMethod.Delete, Relative(path, apiVersion), ResourceManagerAnswerKind.Acceptance);

    /// <summary>Creates a POST call that changes nothing and returns an object.</summary>
    public static ResourceManagerCall Action(string operation, string path, string apiVersion) =>
        new(operation, HttpMethod.Post, Relative(path, apiVersion), ResourceManagerAnswerKind.Object);

    /// <summary>Gets the call that a request belongs to.</summary>
    public static ResourceManagerCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call)
            ? call
            : throw new InvalidOperationException("The request was not created by the client of Resource Manager.");

    /// <summary>Creates the request, with the call attached for the handlers.</summary>
    public HttpRequestMessage CreateRequest(Uri endpoint)
    {
        var request = new HttpRequestMessage(Method, new Uri(endpoint, Target));
        request.Options.Set(Key, this);
        new TrainingCall(Operation, AnswerKind.Json).AttachTo(request);
        return request;
    }

    private static Uri Relative(string path, string apiVersion) => new($"{path}?api-version={apiVersion}", UriKind.Relative);
}
