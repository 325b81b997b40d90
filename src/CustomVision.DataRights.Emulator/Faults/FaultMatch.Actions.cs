namespace CustomVision.DataRights.Emulator.Faults;

// The actions that complete a rule.
public sealed partial record FaultMatch
{
    /// <summary>Answers with an error in place of the emulator.</summary>
    /// <param name="status">The status, 400–599.</param>
    /// <param name="retryAfter">The time to wait before a retry; rounded up to whole seconds.</param>
    /// <param name="form">The form of the <c>Retry-After</c> header.</param>
    /// <param name="shape">The shape of the error body.</param>
    /// <param name="code">The error's code.</param>
    /// <param name="message">The error's text.</param>
    public FaultRule Answer(
        int status,
        TimeSpan? retryAfter = null,
        RetryAfterForm form = RetryAfterForm.Seconds,
        ErrorShape shape = ErrorShape.Usual,
        string? code = null,
        string? message = null
    ) =>
        Then(
            new AnswerFault
            {
                Status = status,
                RetryAfter = retryAfter,
                Form = form,
                Shape = shape,
                Code = code,
                Message = message,
            }
        );

    /// <summary>
    /// Answers 404, as blob storage does for a missing blob, Azure Resource Manager for a missing resource, or the gateway for an unknown
    /// route.
    /// </summary>
    public FaultRule Vanish() => Answer(404);

    /// <summary>Delays the request, then answers.</summary>
    /// <param name="duration">The delay, on the emulator's clock.</param>
    public FaultRule Delay(TimeSpan duration) => Then(new DelayFault { Duration = duration });

    /// <summary>Sends a part of the body, delays the rest, then sends it.</summary>
    /// <param name="afterBytes">The number of bytes that are sent first.</param>
    /// <param name="duration">The delay of the rest, on the emulator's clock.</param>
    public FaultRule Stall(int afterBytes, TimeSpan duration) => Then(new StallFault { AfterBytes = afterBytes, Duration = duration });

    /// <summary>Sends a part of the body and closes the connection. A shorter body is sent completely.</summary>
    /// <param name="afterBytes">The number of bytes that are sent.</param>
    public FaultRule Cut(int afterBytes) => Then(new CutFault { AfterBytes = afterBytes });

    /// <summary>
    /// Sends a wrong <c>Content-Length</c>. If it is too large, the connection closes before that length is reached; if it is too small,
    /// the body is cut to that length and looks complete.
    /// </summary>
    /// <param name="difference">The number of bytes to add to the true length; not 0.</param>
    public FaultRule MisstateLength(int difference) => Then(new LengthFault { Difference = difference });

    /// <summary>Answers 200 with a web page, as a proxy's login does.</summary>
    public FaultRule Html() => Then(new HtmlFault());

    /// <summary>Inverts a byte of the body; an empty body stays as it is.</summary>
    /// <param name="offset">The offset from 0; beyond the end, the last byte is inverted.</param>
    public FaultRule Corrupt(int offset) => Then(new CorruptFault { Offset = offset });

    /// <summary>Answers with any status and any text.</summary>
    /// <param name="status">The status, 200–599; 204 and 304 have no body.</param>
    /// <param name="body">The body, sent as UTF-8.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="carriesOut">Whether the request is processed first: a deletion takes effect, and only its answer is replaced.</param>
    public FaultRule Reply(int status, string body = "", string contentType = "application/json; charset=utf-8", bool carriesOut = false)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Then(
            new ReplyFault
            {
                Status = status,
                Body = body,
                ContentType = contentType,
                CarriesOut = carriesOut,
            }
        );
    }

    /// <summary>Answers with any status and any bytes.</summary>
    /// <param name="status">The status, 200–599; 204 and 304 have no body.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="carriesOut">Whether the request is processed first: a deletion takes effect, and only its answer is replaced.</param>
    public FaultRule Reply(
        int status,
        ReadOnlyMemory<byte> body,
        string contentType = "application/json; charset=utf-8",
        bool carriesOut = false
    ) =>
        Then(
            new ReplyFault
            {
                Status = status,
                Bytes = body.ToArray(),
                ContentType = contentType,
                CarriesOut = carriesOut,
            }
        );

    /// <summary>Answers as usual, with a body that a delegate has changed. Such a rule cannot be sent as JSON.</summary>
    public FaultRule Rewrite(Func<byte[], byte[]> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Then(new RewriteFault { Change = change });
    }

    /// <summary>
    /// Answers 401 with a claims challenge in <c>WWW-Authenticate</c>, as continuous access evaluation does for a revoked token.
    /// </summary>
    /// <param name="claims">The claims as JSON; by default, they require a token issued from now on.</param>
    public FaultRule ChallengeClaims(string? claims = null) => Then(new ClaimsFault { Claims = claims });

    /// <summary>Closes the connection without an answer.</summary>
    /// <param name="carriesOut">Whether the request is processed first, so that only its answer is lost.</param>
    public FaultRule Drop(bool carriesOut = false) => Then(new DropFault { CarriesOut = carriesOut });

    /// <summary>Answers 302 with the same path and query on another host.</summary>
    /// <param name="host">The host, with its port unless it is the default.</param>
    public FaultRule Redirect(string host) => Then(new RedirectFault { Host = host });

    /// <summary>Expires links early: a link that was issued longer ago answers 403, a fresh one works.</summary>
    /// <param name="lifetime">
    /// The lifetime of a link; 0 rejects all links. The time of issue is derived from the expiry, assuming 24 hours.
    /// </param>
    public FaultRule Expire(TimeSpan lifetime) => Then(new ExpireFault { Lifetime = lifetime });

    /// <summary>
    /// Adds images to the workspace of the request's project, then answers: on the nth page of a listing, between two pages.
    /// </summary>
    public FaultRule AddImages(int count) => Then(new ImagesFault { Added = count });

    /// <summary>Removes the newest images from the workspace of the request's project, then answers.</summary>
    public FaultRule RemoveImages(int count) => Then(new ImagesFault { Removed = count });

    /// <summary>Answers as usual, but never carries out a deletion that was accepted for later (202).</summary>
    public FaultRule NeverApplyDeletion() => Then(new LateDeletionFault());

    /// <summary>
    /// Rejects images of an upload with a status of ImageCreateStatus and does not store them; the rest of the batch is stored.
    /// </summary>
    /// <param name="status">A status that rejects an image, such as <c>ErrorStorage</c>.</param>
    /// <param name="step">The step within each batch: 1 rejects every image, 3 the first, the fourth and the seventh.</param>
    public FaultRule RefuseUploads(string status, int step = 1)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Then(new UploadFault { Status = status, Step = step });
    }

    /// <summary>Runs a delegate, then answers. Such a rule cannot be sent as JSON.</summary>
    public FaultRule Run(Func<Task> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Then(new CodeFault { Code = code });
    }

    private FaultRule Then(FaultAction action) =>
        action.FindProblem() is { } problem
            ? throw new ArgumentException($"The fault cannot be planned: {problem}.", nameof(action))
            : new() { Match = this, Action = action };
}
