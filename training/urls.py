"""Learning, the quiz and certificates."""

from django.urls import path

from training.views import certificates, learning, quiz

urlpatterns: list = [
    path("training/", learning.my_training, name="my_training"),
    path("training/<slug:module>/", learning.module, name="module"),
    path("training/<slug:module>/lessons/<slug:lesson>/", learning.lesson, name="lesson"),
    path("training/<slug:module>/quiz/", quiz.start_quiz, name="start_quiz"),
    path("training/quiz/<int:attempt_id>/", quiz.quiz_review, name="quiz_review"),
    path("training/quiz/<int:attempt_id>/<int:question>/<int:scene>/", quiz.quiz_step, name="quiz_step"),
    path("training/quiz/<int:attempt_id>/result/", quiz.quiz_result, name="quiz_result"),
    path("certificates/", certificates.certificate_check, name="certificate_check"),
    path("certificates/<slug:number>/", certificates.certificate, name="certificate"),
    path("certificates/<slug:number>/pdf/", certificates.certificate_pdf, name="certificate_pdf"),
]
