-- What the web role may do with questions to a behavioural scientist, advice and answers: read and add, never change.

GRANT SELECT, INSERT ON advice_advicerequest, advice_advice, advice_adviceanswer TO :"web";
